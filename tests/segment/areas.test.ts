import { describe, expect, it } from 'vitest';
import { loadAreas } from '../../src/segment/areas.ts';

describe('areas', () => {
  const areas = loadAreas();

  it.each([
    ['广东省', '440000'],
    ['广东', '440000'],
    ['深圳市', '440300'],
    ['深圳', '440300'],
    ['北京市', '110000'],
    ['内蒙古', '150000'],
    ['新疆维吾尔自治区', '650000'],
    ['湘西土家族苗族自治州', '433100'],
    ['湘西自治州', '433100'],
    ['湘西州', '433100'],
    ['和田地区', '653200'],
    ['海拉尔区', '150702'],
    ['吉林', '220000'],
    ['吉林市', '220200'],
    ['鄂温克族自治旗', '150724'],
  ])('gives %s the code %s', (name, code) => {
    expect(areas.codeOf(name)).toBe(code);
  });

  it.each(['前海', '市', '', '某市', '朝阳区'])(
    'gives no code for %j, which is unknown or stands for several',
    (name) => {
      expect(areas.codeOf(name)).toBe('');
    },
  );

  it('tells areas of one name apart by what is around them', () => {
    expect(areas.codeOf('朝阳区', '北京市')).toBe('110105');
    expect(areas.codeOf('朝阳区', '长春市')).toBe('220104');
    expect(areas.codeOf('朝阳区', '吉林')).toBe('220104');
  });

  it('names the area of a code', () => {
    expect(areas.nameOf('440300')).toBe('深圳市');
    expect(areas.nameOf('999999')).toBe('');
  });
});
