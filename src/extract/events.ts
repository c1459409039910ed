/** 生产安全事故起数 → 生产安全事故: the accidents that a name counts, or whose toll it tells; undefined if it is of none. */
export const eventIn = (name: string): string | undefined => /^.*(?:事故|火灾|灾害)/.exec(name)?.[0];

/** 死亡人数, 过火面积: the toll of an accident, which says nothing by itself. */
export const isToll = (name: string): boolean =>
  /^(?:死亡|受伤|伤|轻伤|重伤|受灾|死亡人数|亡人数|亡人|受伤人数|受灾户数|过火面积|(?:直接)?(?:经济|财产)损失)$/.test(
    name,
  );

/** 刑事警情下降16.1%: what happens is counted itself, and needs no metric. */
export const isEvent = (name: string): boolean => /(?:事故|案件|警情|火灾)$/.test(name);
