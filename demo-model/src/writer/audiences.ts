import { AUDIENCES, type Audience } from "../languages/language.ts";

/** Groups of people in the words of an owner, whose profile may be in another language than the texts. */
const SIGNS: Readonly<Record<Audience, RegExp>> = {
  families: /famil|parent|\bkids?\b|child|eltern|kinder|pais\b|crianç|家族|親子|子ども|お子|عائل|الوالد|أطفال|أهل/iu,
  visitors: /visitor|touris|traveller|traveler|besucher|visitante|turist|旅行|観光|زوار|زائر|سي[ّ]?اح/iu,
  workers:
    /remote work|desk|office|commut|schreibtisch|pendler|viel sitzen|büro|secretária|escritório|sentad|座り仕事|会社|موظف|جلوس|مكتب/iu,
  neighbours:
    /resident|neighbou?r|who live|on foot|anwohn|nachbar|morador|vizinh|bairro|在住|近所|地元|جيران|سكان|أهل الحي/iu,
  starters:
    /beginner|first.time|hated|never been|students?\b|anfänger|einsteiger|studier|principiante|estudante|はじめて|初心者|学生|مبتدئ|طلاب/iu,
  active: /runner|cyclist|athlete|läufer|radfahr|sportler|corredor|ciclista|走る|ランナー|自転車|رياضي|عد[ّ]?اؤ/iu,
  owners:
    /sole trader|small compan|freelanc|self.employed|business owner|selbstständ|freiberuf|independente|empresári|個人事業|中小|أصحاب الأعمال/iu,
};

/** The groups a text speaks of, in the order in which it names them. */
export const audiencesIn = (text: string): Audience[] =>
  AUDIENCES.map((audience) => ({ audience, at: text.search(SIGNS[audience]) }))
    .filter(({ at }) => at >= 0)
    .toSorted((left, right) => left.at - right.at)
    .map(({ audience }) => audience);
