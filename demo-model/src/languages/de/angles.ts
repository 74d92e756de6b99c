import type { Angle, AngleBank } from "../language.ts";

export const angles: Record<Angle, AngleBank> = {
  offer: {
    label: "Klar sagen, was es ist, was es kostet und zu welchen Bedingungen",
    topics: ["{offer}: {price} und was dabei ist", "{offer}: Preis und Bedingungen", "{offer}: Für wen sich das lohnt"],
    hooks: [
      "{moment}? Dafür gibt es das Angebot „{offer}“.",
      "Ein guter Grund für diese Woche: {offer}.",
      "{offer}: für alle, die den Preis gern vorher kennen.",
      "Ein Vorschlag für {weekday}: {offer}.",
    ],
    follows: [
      "[Lies|Lesen Sie] die Bedingungen, [schau|schauen Sie], ob es in [deine|Ihre] Woche passt, und [komm|kommen Sie] vorbei.",
      "Nicht das Richtige? Dann [schick|schicken Sie] es dem Menschen, der [dir|Ihnen] gerade einfällt.",
      "Ist etwas unklar, [frag|fragen Sie] vorher. Wir erklären es gern auch zweimal.",
    ],
    subjects: ["{offer}: {price}", "{offer}: Preis und Bedingungen", "Ein guter Grund für diese Woche"],
    ctas: ["{offer} ansehen", "Bedingungen lesen", "Mehr erfahren"],
  },
  moment: {
    label: "Von einem Moment im Alltag ausgehen",
    topics: ["{moment}", "{moment}: was dann hilft", "Wie gemacht dafür: {moment}"],
    hooks: ["{scene}", "[Kommt dir|Kommt Ihnen] das bekannt vor? {scene}", "Manche Wochen sind so. {scene}"],
    follows: ["{invite}", "Dafür braucht es keinen großen Plan. {invite}", "Ein kleiner Schritt genügt. {invite}"],
    subjects: ["{moment}", "Für so einen {weekday}", "[Kommt dir|Kommt Ihnen] das bekannt vor?"],
    ctas: ["Besuch planen", "Weg zu uns finden", "Mehr erfahren"],
  },
  guide: {
    label: "Etwas Nützliches beibringen, nichts verkaufen",
    topics: ["{lessonTitle}", "{lessonTitle}: kurz erklärt", "Zum Aufheben: {lessonTitle}"],
    hooks: ["{lessonTitle}.", "In einer Minute erklärt: {lessonTitle}.", "Ein Tipp zum Aufheben: {lessonTitle}."],
    follows: [
      "{lesson}",
      "{lesson} Am besten merken für den Tag, an dem es gebraucht wird.",
      "{lesson} [Gib|Geben Sie] es gern weiter.",
    ],
    subjects: ["{lessonTitle}", "Ein Tipp zum Aufheben", "Gut zu wissen am {weekday}"],
    ctas: ["Frage stellen", "Mehr über uns", "Mit uns sprechen"],
  },
  detail: {
    label: "Eine Einzelheit zeigen, die nur dieser Betrieb erzählen kann",
    topics: ["{detail}", "{name}: {detail}", "Das gibt es bei uns: {detail}"],
    hooks: [
      "{detail}.",
      "Vielleicht [weißt du|wissen Sie] das noch nicht. {detail}.",
      "Für alle, die noch nicht hier waren: {detail}.",
    ],
    follows: [
      "Klingt das gut? Dann [komm|kommen Sie] vorbei und [schau es dir|schauen Sie es sich] an.",
      "[Frag|Fragen Sie] uns danach, wenn [du|Sie] hier [bist|sind]. Wir erzählen gern davon.",
      "{invite}",
    ],
    subjects: ["Vielleicht noch nicht bekannt", "Für alle, die noch nicht hier waren", "Etwas über uns"],
    ctas: ["Vorbeikommen", "Uns kennenlernen", "Sehen, was wir tun"],
  },
  visit: {
    label: "Den ersten Besuch leicht machen: wo, wann, wie",
    topics: [
      "Am {weekday} zu uns? Zeiten und Adresse",
      "Der Weg zu {brand}",
      "Zum ersten Mal hier? Alles für den Weg",
      "So [findest du|finden Sie] uns in {city}",
    ],
    hooks: [
      "[Kommst du|Kommen Sie] am {weekday} vorbei?",
      "Zum ersten Mal bei uns? Das ist der Weg.",
      "Vor dem Losgehen: wo wir sind und wann die Tür offen ist.",
      "Schon länger vorgehabt, aber noch nicht hier gewesen? So geht es.",
    ],
    follows: [
      "Vorher wissen [musst du|müssen Sie] nichts. Einfach fragen.",
      "[Merk dir|Merken Sie sich] den Beitrag, dann entfällt das Nachschlagen.",
      "[Findest du|Finden Sie] die Tür nicht, genügt eine Nachricht.",
    ],
    subjects: ["Am {weekday} zu uns?", "Wo wir sind, wann offen ist", "Der Weg zu uns"],
    ctas: ["Weg finden", "Zeiten ansehen", "Besuch planen"],
  },
  doubt: {
    label: "Den einen Zweifel beim Namen nennen und beantworten",
    topics: ["„{doubt}“ Eine ehrliche Antwort", "„{doubt}“", "Vorher gefragt: „{doubt}“"],
    hooks: [
      "„{doubt}“ Gute Frage.",
      "Vielleicht [fragst du dich|fragen Sie sich]: „{doubt}“",
      "Gut, das vorher zu fragen: „{doubt}“",
    ],
    follows: ["{answer}", "{answer} {invite}"],
    subjects: ["„{doubt}“", "Eine ehrliche Antwort", "Vorher gefragt"],
    ctas: ["Erst fragen", "Frage schicken", "Klare Antwort holen"],
  },
  question: {
    label: "Etwas fragen, worauf man gern antwortet",
    topics: ["{question}", "[Du bist|Sie sind] dran: {question}", "Jetzt mal ehrlich: {question}"],
    hooks: ["{question}", "Jetzt mal ehrlich. {question}", "Wir sind uns nicht einig. {question}"],
    follows: [
      "Ein Wort genügt.",
      "Wir haben dazu eine Meinung. [Deine|Ihre] zuerst.",
      "Eine falsche Antwort gibt es nicht.",
    ],
    subjects: ["{question}", "Eine Frage an [dich|Sie]", "Jetzt mal ehrlich"],
    ctas: ["Antwort schicken", "Mitreden", "Meinung sagen"],
  },
  closing: {
    label: "In Ruhe zusammenfassen: Angebot, Bedingungen und der Weg zu uns",
    topics: ["{offer} noch einmal, mit allem Nötigen", "Vor der Wahl des Tages", "Falls es untergegangen ist"],
    hooks: [
      "Falls es untergegangen ist: {offer}.",
      "Schon länger vorgehabt? Diese Woche passt gut.",
      "{offer} noch einmal, mit dem Kleingedruckten in voller Größe.",
    ],
    follows: ["Bedingungen ansehen, Tag aussuchen, fertig.", "{invite}", "Wer bis hierher liest, ist fast schon da."],
    subjects: ["Falls es untergegangen ist", "{offer}, noch einmal", "Alles für den Besuch"],
    ctas: ["Tag aussuchen", "Mehr erfahren", "Besuch planen"],
  },
};
