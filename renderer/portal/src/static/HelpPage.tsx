import type { Language } from '@banshi/core/errors';
import { translator } from '../i18n/index.ts';

const steps = ['help.step1', 'help.step2', 'help.step3', 'help.step4'] as const;
const questions = ['1', '2', '3', '4', '5'] as const;

export function HelpPage({ language }: { language: Language }) {
  const t = translator(language);
  return (
    <div className="wide prose help-page">
      <h1>{t('help.title')}</h1>
      <p className="lead">{t('help.lead')}</p>
      <section aria-labelledby="steps">
        <h2 id="steps">{t('help.steps')}</h2>
        <ol className="numbered">
          {steps.map((step) => (
            <li key={step}>
              <h3>{t(step)}</h3>
              <p>{t(`${step}.text`)}</p>
            </li>
          ))}
        </ol>
      </section>
      <section aria-labelledby="questions">
        <h2 id="questions">{t('help.questions')}</h2>
        {questions.map((number) => (
          <details className="faq" key={number}>
            <summary>{t(`help.q${number}`)}</summary>
            <p>{t(`help.a${number}`)}</p>
          </details>
        ))}
      </section>
      <section aria-labelledby="contact">
        <h2 id="contact">{t('help.contact')}</h2>
        <p>{t('help.contact.text')}</p>
      </section>
    </div>
  );
}
