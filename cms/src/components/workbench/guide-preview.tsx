'use client';
import type { Language } from '@banshi/core/errors';
import { type DepartmentRegister, type HandlingItem, serviceGuide } from '@banshi/core/items';
import { GuidePage } from '@banshi/portal';
import { useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import type { Workbench } from '../../operations/configuration/types.ts';
import type { Messages } from '../office/messages/index.ts';

export interface GuidePreviewProps {
  view: Workbench;
  item: HandlingItem;
  register: DepartmentRegister;
  /** The portal's style sheet, as its pages name it. */
  stylesheet: string;
  language: Language;
  m: Messages;
}

/**
 * The guide as a citizen of this tenant would see it on a phone, from the draft. In a frame of its own: the portal's
 * style sheet is for whole pages, and its breakpoints look at the width of the window.
 */
export function GuidePreview({ view, item, register, stylesheet, language, m }: GuidePreviewProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [body, setBody] = useState<HTMLElement>();
  useEffect(() => {
    if (!body) return;
    const inside = body.ownerDocument;
    inside.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
    // There is nothing to follow here: a link would load the page into the frame, or leave the workbench.
    const stay = (event: Event) => {
      const target = (event.target as Element | null)?.closest?.('a');
      if (!target) return;
      event.preventDefault();
      const anchor = target.getAttribute('href') ?? '';
      if (anchor.startsWith('#')) inside.getElementById(anchor.slice(1))?.scrollIntoView();
    };
    inside.addEventListener('click', stay);
    return () => inside.removeEventListener('click', stay);
  }, [body, language]);

  function prepare(): void {
    const inside = frame.current?.contentDocument;
    if (!inside) return;
    if (stylesheet) {
      const link = inside.createElement('link');
      link.rel = 'stylesheet';
      link.href = stylesheet;
      inside.head.append(link);
    }
    setBody(inside.body);
  }

  const guide = useMemo(
    () =>
      serviceGuide(
        { itemKey: view.itemKey, item, provenance: view.provenance, missing: view.missing },
        register,
      ),
    [view, item, register],
  );
  return (
    <div className="bo-wb-preview">
      <p className="bo-hint">{m.workbench.preview.lead(view.tenant.name)}</p>
      <iframe
        ref={frame}
        title={m.workbench.preview.title}
        className="bo-wb-phone"
        // Without a document type the frame would be laid out as browsers did before there were standards.
        srcDoc="<!doctype html><html><head></head><body></body></html>"
        onLoad={prepare}
      />
      {body &&
        createPortal(
          <main>
            <GuidePage
              language={language}
              region={{ code: view.tenant.tenantCode, name: view.tenant.name }}
              guide={guide}
              bodyName={register.body.name}
              canStart={false}
            />
          </main>,
          body,
        )}
    </div>
  );
}
