import { FieldDefinition } from '@banshi/core/forms';
import { describe, expect, it } from '@jest/globals';
import { divisionsIn, fieldText, tableText } from './field-text.ts';

const vehicles = FieldDefinition.parse({
  key: 'vehicles',
  type: 'table',
  label: { zh: '车辆明细' },
  rowName: { zh: '车辆', en: 'Vehicle' },
  totals: ['load', 'price'],
  columns: [
    { key: 'plate', type: 'text', label: { zh: '号牌', en: 'Plate' } },
    { key: 'load', type: 'decimal', label: { zh: '吨位' }, unit: { zh: '吨' } },
    { key: 'price', type: 'money', label: { zh: '价格' } },
    { key: 'bought', type: 'yesNo', label: { zh: '已购' } },
    { key: 'garage', type: 'address', label: { zh: '停放地' } },
    { key: 'note', type: 'text', label: { zh: '备注' } },
  ],
});
const garage = { division: '530102001000', detail: '1 号' };
const rows = [
  { plate: '云A1', load: 0.1, price: 12_345, bought: true, garage },
  { plate: '云A2', load: 0.2, bought: false },
];
const words = { places: { '530102001000': '华山街道' }, language: 'zh' } as const;

describe('tableText', () => {
  it('puts the rows of a table into words, leaving out columns that nobody answered', () => {
    expect(tableText(vehicles, rows, words)).toEqual({
      columns: [
        { key: 'plate', label: '号牌' },
        { key: 'load', label: '吨位' },
        { key: 'price', label: '价格' },
        { key: 'bought', label: '已购' },
        { key: 'garage', label: '停放地' },
      ],
      rows: [
        { title: '车辆 1', cells: ['云A1', '0.1 吨', '123.45 元', '是', '华山街道1 号'] },
        { title: '车辆 2', cells: ['云A2', '0.2 吨', '', '否', ''] },
      ],
      totals: ['', '0.3 吨', '123.45 元', '', ''],
    });
    expect(tableText(vehicles, rows, { ...words, language: 'en' })?.rows[1]?.title).toBe('Vehicle 2');
  });

  it.each([undefined, null, [], 'x', [1]])('is undefined for %j', (value) => {
    expect(tableText(vehicles, value, words)).toBeUndefined();
  });
});

describe('divisionsIn', () => {
  it('finds those in the rows of tables too, each once', () => {
    const place = FieldDefinition.parse({ key: 'place', type: 'division', label: { zh: '地' } });
    const payload = { vehicles: [...rows, { garage }], place: '530103000000' };
    expect(divisionsIn([vehicles, place], payload)).toEqual(['530102001000', '530103000000']);
    expect(divisionsIn([vehicles, place], { vehicles: 'x' })).toEqual([]);
  });
});

describe('fieldText', () => {
  it('says nothing of what was not answered', () => {
    const [plate] = vehicles.columns ?? [];
    if (!plate) throw new Error('no column');
    expect(fieldText(plate, '', words)).toBeUndefined();
    expect(fieldText(plate, '云A1', words)).toBe('云A1');
  });
});
