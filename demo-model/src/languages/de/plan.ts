import type { Plan } from "../language.ts";

export const plan: Plan = {
  summary: [
    "Vom {from} bis zum {to} arbeiten {count} auf ein Ziel hin: {aim}. Sie beginnen mit einem Moment aus dem Alltag („{moment}“), geben etwas Nützliches mit („{lessonTitle}“), beantworten die Frage „{doubt}“ und nennen das Angebot ({offer}) mit Preis und Bedingungen.",
    "{count} vom {from} bis zum {to}, ein Ziel: {aim}. Der erste Schritt heißt {offer}; davor steht eine Lage, die man kennt („{moment}“), und eine ehrliche Antwort auf „{doubt}“.",
    "Vom {from} bis zum {to} arbeiten {count} auf ein Ziel hin: {aim}. Sie beginnen mit einem Moment aus dem Alltag („{moment}“), geben etwas Nützliches mit („{lessonTitle}“) und beantworten die Frage „{doubt}“.",
  ],
  wishes: {
    shorter: "kürzer und schlichter",
    longer: "ausführlicher",
    warmer: "wärmer und persönlicher",
    specific: "konkreter",
    offer: "mit dem Angebot weiter vorn",
    noEmoji: "ohne Emojis",
    other: "„{instruction}“",
  },
  replanned: "Neu geplant mit [deinem|Ihrem] Wunsch im Blick: {wish}.",
  positioning: [
    "{name} ist für {readers} da: {promise}. Der Einstieg: {offer} für {price}.",
    "{name} ist für {readers} da: {promise}.",
    "{name} steht für eines: {promise}. Der Einstieg: {offer} für {price}.",
    "{name} steht für eines: {promise}.",
  ],
  segments: [
    { name: "Nachbarn, die noch nie da waren", message: "" },
    { name: "Wer uns kennt und zu selten kommt", message: "{offer}, {price}: der nächste gute Grund." },
    { name: "Wer noch vergleicht", message: "" },
  ],
  audiences: {
    families: {
      name: "Familien",
      moment: "Ein Nachmittag mit Kindern, und alle wollen etwas anderes",
      doubt: "Können die Kinder mit?",
      answer: "Ja, wenn vorher klar ist, was ihnen passt. Das Alter nennen, und wir sagen, was geht.",
    },
    visitors: {
      name: "Gäste in der Stadt",
      moment: "Eine freie Stunde in einer fremden Stadt",
      doubt: "Ist es leicht zu finden?",
      answer: "Adresse und Zeiten stehen in jedem Text, damit niemand suchen muss.",
    },
    workers: {
      name: "Menschen mit vollem Arbeitstag",
      moment: "Eine Lücke zwischen zwei Terminen",
      doubt: "Dauert das lange?",
      answer: "Einfach sagen, wie viel Zeit da ist. Wir antworten ehrlich, ob sie reicht.",
    },
    neighbours: {
      name: "Nachbarinnen und Nachbarn",
      moment: "Zum dritten Mal in dieser Woche vorbeigelaufen",
      doubt: "Ist da auch etwas für mich dabei?",
      answer: "Hereinkommen und fragen kostet nichts und verpflichtet zu nichts.",
    },
    starters: {
      name: "Neulinge",
      moment: "Der Abend, an dem man endlich nachschaut",
      doubt: "Bin ich als Einziger neu?",
      answer: "Alle haben einmal angefangen. Wer es dazusagt, bekommt zuerst alles gezeigt.",
    },
    active: {
      name: "Menschen in Bewegung",
      moment: "Der Tag, an dem es quietscht oder zieht",
      doubt: "Wie lange muss ich pausieren?",
      answer: "Sagen, was es macht und seit wann. Dann sagen wir, was zuerst dran ist.",
    },
    owners: {
      name: "Inhaberinnen und Inhaber kleiner Betriebe",
      moment: "Zehn Uhr abends, und der Papierkram ist noch offen",
      doubt: "Ist mein Fall zu klein?",
      answer: "Für kleine Fälle ist das Angebot gemacht. Fragen, bevor man sich entscheidet.",
    },
  },
  and: " und ",
  keyMessages: ["{offer}: {price}, {terms}.", "{offer}: {price}.", "{detail}.", "{fact}.", "„{doubt}“ {answer}"],
  metrics: {
    bookings: ["{offer}: gebuchte Termine", "Gebuchte Termine"],
    sales: ["{offer}: verkauft", "Verkäufe"],
    clients: ["{newcomers}", "Neue Kundinnen und Kunden"],
    results: ["Anfragen, die die Kampagne nennen"],
    share: ["Neue, die bleiben"],
    published: ["Pünktlich veröffentlichte Texte"],
  },
  count: { one: "{n} Text", other: "{n} Texte" },
  units: { total: "insgesamt", perWeek: "pro Woche", pieces: { one: "Text", other: "Texte" } },
  measuredBy: {
    bookings: ["Terminbuch, mit einem Haken bei jeder Buchung, die die Kampagne nennt"],
    sales: ["Strichliste an der Kasse: ein Strich je Verkauf ({offer})", "Strichliste an der Kasse"],
    clients: ["Die Frage „Wie [bist du|sind Sie] auf uns gekommen?“ beim ersten Besuch"],
    results: ["Strichliste neben Telefon und Posteingang"],
    share: ["Die Liste der Neuen, verglichen mit denen, die geblieben sind"],
    published: ["Der Kalender dieser Kampagne"],
  },
  roles: {
    instagram: ["Zeigt den Ort, bevor jemand kommt. Zum Beispiel: {picture}."],
    facebook: [
      "Spricht mit {city}: Zeiten, {offer} und Antworten in den Kommentaren.",
      "Spricht mit der Nachbarschaft: Zeiten, Adresse und Antworten in den Kommentaren.",
    ],
    linkedin: ["Beantwortet „{doubt}“ öffentlich und erklärt eine Sache nach der anderen, für alle, die entscheiden."],
    x: ["Ein Gedanke pro Beitrag: ein Tipp wie „{lessonTitle}“ oder eine Frage."],
    bluesky: ["Redet mit, statt zu verkünden: ein Gedanke pro Beitrag, etwa die Antwort auf „{doubt}“"],
    threads: ["Fragt, hört zu und nutzt die Antworten. Zum Beispiel: {question}"],
    email: [
      "{offer} mit allen Bedingungen und einem Knopf, für alle, die unsere Post bestellt haben.",
      "Ein Brief mit einem Knopf, für alle, die ihn bestellt haben.",
    ],
    sms: [
      "Eine Erinnerung an das Angebot ({offer}), nur an alle, die zugestimmt haben.",
      "Eine Erinnerung, nur an alle, die zugestimmt haben.",
    ],
    blog: ["Beantwortet „{doubt}“ und erklärt „{lessonTitle}“ für alle, die danach suchen."],
    google_ads: [
      "Erreicht, wer „{search}“ eingibt: mit Angebot ({offer}) und Preis.",
      "Erreicht, wer „{search}“ eingibt.",
    ],
  },
  pillars: { teach: "Gut zu wissen", prove: "Aus erster Hand", people: "Aus dem Alltag", offer: "Das Angebot" },
  avoids: {
    posts: "Nur Angebote; ein Beitrag verdient sich seinen Platz mit etwas zum Ansehen oder Behalten.",
    letters: "Zwei Themen in einem Brief.",
    texts: "Grüße und Neuigkeiten, die warten können.",
    search: "Wörter, die niemand eingibt.",
  },
  cadences: {
    once: "einmal",
    few: { other: "{n} insgesamt" },
    weekly: "etwa einmal pro Woche",
    perWeek: { other: "etwa {n} pro Woche" },
  },
  budget: {
    ads: {
      item: "Suchanzeigen",
      reason: "Erreichen Menschen, die schon suchen; nach zwei Wochen anhalten, was keine Klicks bringt.",
    },
    boost: {
      item: "Bezahlte Reichweite für gute Beiträge",
      reason: "Geld nur hinter Beiträge, die schon von allein gut liefen.",
    },
    photos: { item: "Fotos von echter Arbeit", reason: "Ein Vormittag Fotos versorgt alle Kanäle für Wochen." },
    sending: { item: "Versand", reason: "Kosten für den Versand an alle, die eingewilligt haben." },
    writing: { item: "Gegenlesen", reason: "Ein zweites Paar Augen, bevor etwas erscheint." },
    reserve: { item: "Reserve", reason: "Bleibt zurück für das, was sich in der zweiten Hälfte bewährt." },
  },
  risks: [
    {
      risk: "Jemand kommt wegen des Angebots ({offer}) und hat die Bedingungen übersehen: {terms}.",
      response: "Preis und Bedingungen überall in einem Satz nennen und bei Nachfragen griffbereit haben.",
    },
    {
      risk: "Ein Text kommt der eigenen Regel zu nahe: {rule}.",
      response: "Jeden Text vor der Freigabe einmal nur auf diese Regel hin lesen.",
    },
    {
      risk: "In einer vollen Woche fehlt die Zeit zum Veröffentlichen.",
      response: "Eine Woche im Voraus freigeben und lieber den schwächsten Text streichen als zu spät sein.",
    },
    {
      risk: "Viele lesen, wenige gehen den nächsten Schritt.",
      response: "Nach zwei Wochen sehen, welcher Aufruf Antworten bringt, und bei dem bleiben.",
    },
  ],
};
