'use client';
import type { Language } from '@banshi/core/errors';
import type { HandlingItem } from '@banshi/core/items';
import { useEffect, useMemo, useState } from 'react';
import type { Workbench } from '../../../operations/configuration/types.ts';
import { type Wording, wordingOf } from '../../items/wording.ts';
import type { ConfigurationApi } from '../api.ts';
import { workbenchWords } from '../words.ts';

const bare = { situations: [], parameters: [], form: { pages: [] } } as unknown as HandlingItem;

/**
 * The words of one item, for the values of its tasks. Until the item has come, and where it cannot be read, rules name
 * their variables by path: the choice can still be made.
 */
export function useItemWords({
  api,
  itemKey,
  language,
}: {
  api: ConfigurationApi;
  itemKey: string;
  language: Language;
}): Wording {
  const [view, setView] = useState<Workbench>();
  useEffect(() => {
    let isGone = false;
    api
      .workbench(itemKey)
      .then((read) => {
        if (!isGone) setView(read);
      })
      .catch(() => setView(undefined));
    return () => {
      isGone = true;
    };
  }, [api, itemKey]);
  return useMemo(
    () =>
      view
        ? workbenchWords(view, { item: view.item, language })
        : wordingOf({ item: bare, body: null, language }),
    [view, language],
  );
}
