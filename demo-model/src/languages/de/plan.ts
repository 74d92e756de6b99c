import type { Plan } from "../language.ts";

export const plan: Plan = {
  summary: [
    "{count} vom {from} bis zum {to}, rund um ein Angebot: {offer}. Wir beginnen mit ganz normalen Momenten aus der Woche der Kundschaft, beantworten den Zweifel, der sie warten lässt, und nennen Preis und Bedingungen so oft, dass niemand zweimal fragen muss. Jeder Text gibt einen Grund und bittet um eine Sache.",
    "Vom {from} bis zum {to} planen wir {count}. Zuerst der Moment im Alltag, dann der Zweifel, dann das Angebot ({offer}) mit allen Bedingungen. Kein Kanal muss alles können: Jeder hat eine Aufgabe, und alle führen zum selben nächsten Schritt.",
    "Vom {from} bis zum {to} planen wir {count}. Der Plan mischt nützliches Wissen, eine ehrliche Antwort auf den üblichen Zweifel und alles Praktische. Jeder Text gibt einen Grund und bittet um eine Sache.",
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
    "Für wen: {audience}. Wofür {name} steht: Preis und Bedingungen sind klar, bevor sich jemand entscheidet. Was wir belegen können: {detail}.",
    "{name} ist für alle, die vor der Entscheidung eine klare Antwort wollen. Was wir belegen können: {detail}.",
    "{name} ist für alle, die vor der Entscheidung eine klare Antwort wollen, von jemandem in der Nähe, den man fragen kann.",
  ],
  segments: [
    { name: "Wer uns schon kennt", message: "{offer}, {price}: der nächste gute Grund vorbeizukommen." },
    {
      name: "Nachbarn, die noch nie da waren",
      message: "Der erste Besuch ist schnell geplant: Alles Praktische steht an einem Ort.",
    },
    { name: "Wer noch unentschlossen ist", message: "Erst fragen. Es gibt eine klare Antwort, dann wird entschieden." },
  ],
  keyMessages: [
    "{offer}: {price}, {terms}.",
    "{detail}.",
    "{fact}.",
    "Preis und Bedingungen sind klar, bevor [du dich entscheidest|Sie sich entscheiden].",
    "Erst fragen: Eine klare Antwort kostet nur eine Zeile.",
    "Ein nächster Schritt, leicht zu finden: {host}.",
  ],
  metrics: {
    bookings: "Buchungen",
    sales: "Verkäufe",
    clients: "Neue Kundinnen und Kunden",
    results: "Anfragen aus der Kampagne",
    share: "Anteil derer, die bleiben",
    published: "Pünktlich veröffentlichte Inhalte",
  },
  count: { one: "1 Inhalt", many: "{n} Inhalte" },
  namedMetric: "{metric}: {offer}",
  units: { total: "insgesamt", perWeek: "pro Woche", pieces: "Inhalte" },
  measuredBy: {
    tracked: "In Terminbuch oder Kasse zählen, mit der Frage „Wie [bist du|sind Sie] auf uns gekommen?“",
    share: "Die Liste der Neuen mit der Liste der Gebliebenen vergleichen",
    calendar: "Der Kalender dieser Kampagne",
  },
  roles: {
    instagram: "Zeigt den Ort und die Menschen bei der Arbeit; macht den ersten Besuch vertraut.",
    facebook: "Spricht mit der Nachbarschaft: Zeiten, Adresse, Antworten in den Kommentaren.",
    linkedin: "Teilt eine Erfahrung nach der anderen und beginnt Gespräche mit denen, die entscheiden.",
    x: "Ein Gedanke pro Beitrag, schnell gelesen und leicht weiterzugeben.",
    bluesky: "Ein Gedanke pro Beitrag, im Gesprächston.",
    threads: "Stellt Fragen und sammelt Antworten, die die nächsten Texte besser machen.",
    email: "Erzählt denen die ganze Geschichte, die darum gebeten haben, mit einem klaren Knopf.",
    sms: "Eine kurze Erinnerung an alle, die zugestimmt haben, und nur selten.",
    blog: "Beantwortet die Suchfrage ganz und bleibt nach der Kampagne auffindbar.",
    google_ads: "Trifft Menschen in dem Moment, in dem sie suchen, mit Preis und Bedingungen.",
  },
  cadences: { once: "einmal", few: "{n} insgesamt", weekly: "etwa einmal pro Woche", perWeek: "etwa {n} pro Woche" },
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
      risk: "Die Texte versprechen mehr, als der Alltag halten kann.",
      response:
        "Nur Fakten aus dem Profil verwenden; jeden Wochenanfang die Auslastung prüfen und rechtzeitig bremsen.",
    },
    {
      risk: "Viele lesen, wenige gehen den nächsten Schritt.",
      response: "Nach zwei Wochen die Aufrufe vergleichen und den behalten, der Antworten bringt.",
    },
    {
      risk: "In vollen Wochen fehlt die Zeit zum Veröffentlichen.",
      response: "Eine Woche im Voraus schreiben und freigeben; lieber das Schwächste streichen als zu spät sein.",
    },
    {
      risk: "Die Bedingungen werden missverstanden.",
      response: "Preis und Bedingungen überall in einem Satz nennen und Fragen an einem Ort sammeln.",
    },
  ],
};
