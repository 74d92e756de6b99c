import type { Angle, AngleBank } from "../language.ts";

export const angles: Record<Angle, AngleBank> = {
  offer: {
    label: "Klar sagen, was es ist, was es kostet und zu welchen Bedingungen",
    topics: ["{offer}: was es kostet und was dabei ist", "{offer} in drei Sätzen"],
    hooks: [
      "{offer}. {price}. Mehr Überschrift braucht es nicht.",
      "{offer}: Was kostet das? {price}.",
      "{offer} für {price}, und die Bedingungen stehen gleich daneben.",
      "{offer}, in einem Atemzug erklärt.",
    ],
    follows: [
      "Ohne Rätsel: Bedingungen lesen, schauen, ob es in [deine|Ihre] Woche passt, entscheiden.",
      "Passen die Bedingungen, ist es etwas für [dich|Sie]. Passen sie nicht, [hast du|haben Sie] zehn Sekunden verloren und sonst nichts.",
      "Die Grenzen nennen wir lieber jetzt als hinterher.",
    ],
    subjects: ["{offer} für {price}", "{offer}: was das kostet", "Das Angebot, klar gesagt"],
    ctas: ["{offer} ansehen", "Bedingungen lesen", "Sehen, was dabei ist"],
  },
  moment: {
    label: "Von einem Moment im Alltag ausgehen",
    topics: ["Der richtige Moment: {offer}", "Ein ganz normaler Tag, etwas leichter", "Wann es gut ist, uns zu kennen"],
    hooks: [
      "{scene}",
      "Eine kleine Szene, die [du vielleicht kennst|Sie vielleicht kennen]. {scene}",
      "Kurz an diese Woche gedacht: {scene}",
    ],
    follows: [
      "Genau an diesen Moment haben wir gedacht.",
      "Dafür braucht es keinen großen Plan, nur eine gute Entscheidung und einen Ort, an den [du gehen kannst|Sie gehen können].",
      "Wenn [du jetzt nickst|Sie jetzt nicken], ist der Rest für [dich|Sie].",
    ],
    subjects: [
      "Für einen Moment in [deiner|Ihrer] Woche",
      "[Kennst du das?|Kennen Sie das?]",
      "Ein kleiner Plan für diese Woche",
    ],
    ctas: ["Diese Woche erledigen", "Tag aussuchen", "Besuch planen"],
  },
  guide: {
    label: "Etwas Nützliches beibringen, nichts verkaufen",
    topics: ["{lessonTitle}: eine kurze Anleitung", "{lessonTitle}", "Gut zu wissen: {lessonTitle}"],
    hooks: [
      "{lessonTitle}: hier ist die kurze Fassung.",
      "Eine Sache, die sich zu wissen lohnt: {lessonTitle}.",
      "Zwei Minuten zum Thema: {lessonTitle}.",
    ],
    follows: [
      "{lesson}",
      "Dafür [musst du|müssen Sie] nichts kaufen. {lesson}",
      "[Heb es dir|Heben Sie es sich] auf für den Tag, an dem [du es brauchst|Sie es brauchen]. {lesson}",
    ],
    subjects: ["{lessonTitle}", "Zwei nützliche Minuten", "Gut zu wissen in dieser Woche"],
    ctas: ["Kurze Anleitung lesen", "Für später merken", "Uns dazu fragen"],
  },
  detail: {
    label: "Eine Einzelheit zeigen, die nur dieser Betrieb erzählen kann",
    topics: [
      "Eine Einzelheit über uns: {detail}",
      "Was wir tun, in einer Zeile: {detail}",
      "Ein Blick hinter die Kulissen",
    ],
    hooks: [
      "Eine Zeile über uns: {detail}.",
      "Wenn [du dir|Sie sich] eine Sache über uns [merkst|merken], dann diese: {detail}.",
      "So halten wir es bei {name}: {detail}.",
    ],
    follows: [
      "Klingt nach einer Kleinigkeit. So arbeiten wir gern.",
      "[Komm|Kommen Sie] vorbei und [schau|schauen Sie], ob das zu [dir|Ihnen] passt. Das sagt mehr als jeder Beitrag.",
      "Es sind kleine Dinge, das wissen wir. An ihnen hängt uns viel.",
    ],
    subjects: ["Eine Zeile über uns", "Eine Einzelheit, die wir mögen", "Wie wir das meinen"],
    ctas: ["Uns kennenlernen", "Sehen, wie wir arbeiten", "Vorbeikommen"],
  },
  visit: {
    label: "Den ersten Besuch leicht machen: wo, wann, wie",
    topics: [
      "[Dein|Ihr] erster Besuch: wo, wann und wie",
      "So [findest du|finden Sie] uns in {city}",
      "Alles Praktische auf einer Seite",
    ],
    hooks: [
      "Zum ersten Mal bei uns? Hier steht alles, was [du brauchst|Sie brauchen].",
      "Wo, wann, wie: {name} auf einer Seite.",
      "Noch nie bei {name} gewesen? Es ist weniger Aufwand, als [du denkst|Sie denken].",
    ],
    follows: [
      "Einmal lesen, dann ist die Planung erledigt.",
      "Jetzt merken, dann plant sich die nächste freie Stunde von selbst.",
      "Der praktische Teil ist kurz, deshalb steht er hier ganz.",
    ],
    subjects: ["Wo, wann und wie", "[Dein|Ihr] erster Besuch, fertig geplant", "Alles Praktische auf einen Blick"],
    ctas: ["Besuch planen", "Weg finden", "Zeiten ansehen"],
  },
  doubt: {
    label: "Den einen Zweifel beim Namen nennen und beantworten",
    topics: [
      "Die Frage vor dem ersten Besuch: {doubt}",
      "Ehrlich gefragt, ehrlich beantwortet: {doubt}",
      "Noch unentschlossen?",
    ],
    hooks: [
      "„{doubt}“ Gute Frage.",
      "[Überlegst du|Überlegen Sie] noch? „{doubt}“",
      "Zuerst der Zweifel, dann alles andere. „{doubt}“",
    ],
    follows: [
      "[Frag|Fragen Sie] uns, bevor [du dich entscheidest|Sie sich entscheiden]. Eine kurze, klare Antwort spart einen vergeblichen Weg.",
      "[Schreib|Schreiben Sie] uns in einer Zeile, worum es geht. Wir sagen ehrlich, ob es passt.",
      "[Bring|Bringen Sie] die Frage einfach mit. Niemand muss vorher alles wissen.",
    ],
    subjects: ["„{doubt}“", "Gute Frage", "Noch unentschlossen?"],
    ctas: ["Erst fragen", "Frage schicken", "Klare Antwort holen"],
  },
  question: {
    label: "Etwas fragen, worauf man gern antwortet",
    topics: [
      "Eine Frage an [dich|Sie] zu: {offer}",
      "Was würde es leichter machen?",
      "[Deine|Ihre] Woche, [deine|Ihre] Meinung",
    ],
    hooks: [
      "Ehrliche Frage: Was hat [dich|Sie] bisher davon abgehalten, vorbeizukommen?",
      "Morgens, mittags oder nach Feierabend: Wann würde es [dir|Ihnen] am besten passen?",
      "{offer}: Was [möchtest du|möchten Sie] zuerst wissen?",
    ],
    follows: [
      "Ein Wort oder zwei genügen. Jede Antwort hilft uns weiter.",
      "Uns geht es nicht um Likes. Wir wollen wissen, was wir besser erklären sollten.",
      "[Deine|Ihre] Antwort hilft uns beim nächsten Thema.",
    ],
    subjects: ["Eine Frage an [dich|Sie]", "Was würde [dir|Ihnen] passen?", "Eine Zeile von [dir|Ihnen], bitte"],
    ctas: ["In einer Zeile antworten", "Antwort schicken", "Mit einem Wort antworten"],
  },
  closing: {
    label: "In Ruhe zusammenfassen: Angebot, Bedingungen und der Weg zu uns",
    topics: ["{offer} noch einmal, mit allem Nötigen", "Die kurze Zusammenfassung vor der Wahl", "Alles an einem Ort"],
    hooks: [
      "Alles aus den letzten Wochen in vier Zeilen.",
      "Wenn [du|Sie] nur einen Beitrag von uns [liest|lesen], dann diesen.",
      "Noch einmal: {offer}, mit allem, was [du|Sie] zum Entscheiden [brauchst|brauchen].",
    ],
    follows: [
      "So steht alles an einem Ort. Die Wahl hat Zeit.",
      "Kein Countdown, kein Trommelwirbel. Nur noch einmal die Fakten.",
      "Bedingungen ansehen, Tag aussuchen, fertig.",
    ],
    subjects: ["Alles an einem Ort", "{offer}, kurz gefasst", "Die kurze Zusammenfassung"],
    ctas: ["Tag aussuchen", "Alles noch einmal ansehen", "In Ruhe entscheiden"],
  },
};
