'use client';
import { divisionAncestors, isDivisionCode } from '@banshi/core/identifiers';
import { useEffect, useState } from 'react';
import type { LoadDivisions } from '../fields/DivisionPicker.tsx';

/**
 * Names of division codes, read from the lists above them: `云南省昆明市五华区`. A code whose lists cannot be read
 * stays without a name, and the page says something general instead of a number.
 */
export function usePlaceNames(codes: string[], load: LoadDivisions): (code: string) => string | undefined {
  const [names, setNames] = useState<Record<string, string>>({});
  const wanted = codes.filter((code) => isDivisionCode(code)).join();
  useEffect(() => {
    let current = true;
    const read = async (code: string): Promise<[string, string | undefined]> => [
      code,
      await fullName(code, load),
    ];
    Promise.all((wanted ? wanted.split(',') : []).map(read)).then(
      (found) => {
        if (!current) return;
        setNames(
          Object.fromEntries(found.filter((entry): entry is [string, string] => entry[1] !== undefined)),
        );
      },
      // Without the lists there are no names; nothing else on the page depends on them.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [wanted, load]);
  return (code) => names[code];
}

async function fullName(code: string, load: LoadDivisions): Promise<string | undefined> {
  const way = [...divisionAncestors(code), code];
  const lists = await Promise.all([undefined, ...way.slice(0, -1)].map((parent) => load(parent)));
  const parts = way.map((step, index) => lists[index]?.find((division) => division.code === step)?.name);
  return parts.at(-1) === undefined ? undefined : parts.filter(Boolean).join('');
}
