/** A cell that holds a figure, or says that there is none. */
export const NUMBER = /^(?:[-+]?\d[\d,]*(?:\.\d+)?(?:[%‰*倍]|个?百分点)?|[-—–…/]+|持平)$/;

/** What heads the column of names. */
export const STUB_HEAD =
  /^(?:指标|项目|名称|科目|类别|类型|地区|行业|产业|品种|种类|区县|县区|市县|县市|城市|市州|州市|年份|年度|时期|分类|序号|主要.{1,8}|.{0,6}(?:名称|指标|产品|项目|地区|行业|类别))$/;
