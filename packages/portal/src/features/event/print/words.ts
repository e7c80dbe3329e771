/**
 * The few words of a person's sheet in their own language, beside the Swedish ones. Languages that the interface does not
 * speak yet stand here; each wants a native reader before it is used at a real event.
 */
export interface PaperWords {
  readonly direction: "ltr" | "rtl";
  readonly card: string;
  readonly table: string;
  readonly pause: string;
  readonly lunch: string;
  readonly rest: string;
  readonly help: string;
}

const words: Readonly<Record<string, PaperWords>> = {
  ar: {
    direction: "rtl",
    card: "بطاقة",
    table: "طاولة",
    pause: "استراحة",
    lunch: "غداء",
    rest: "راحة",
    help: "هل تحتاج إلى مساعدة؟ اسأل صاحب السترة الصفراء.",
  },
  so: {
    direction: "ltr",
    card: "kaar",
    table: "miis",
    pause: "Nasasho",
    lunch: "Qado",
    rest: "Nasasho",
    help: "Ma u baahan tahay caawimaad? Weydii qofka jaakadda huruudda ah xiran.",
  },
  fa: {
    direction: "rtl",
    card: "کارت",
    table: "میز",
    pause: "تفریح",
    lunch: "نان چاشت",
    rest: "استراحت",
    help: "به کمک ضرورت دارید؟ از کسی که واسکت زرد دارد بپرسید.",
  },
  uk: {
    direction: "ltr",
    card: "картка",
    table: "стіл",
    pause: "Перерва",
    lunch: "Обід",
    rest: "Відпочинок",
    help: "Потрібна допомога? Запитайте людину в жовтому жилеті.",
  },
  en: {
    direction: "ltr",
    card: "card",
    table: "table",
    pause: "Break",
    lunch: "Lunch",
    rest: "Rest",
    help: "Do you need help? Ask the person in the yellow vest.",
  },
};

/** A sheet's words in a person's language; undefined where Swedish and pictures must do. "fa-AF" reads as "fa". */
export const paperWords = (language: string): PaperWords | undefined => words[language.split("-")[0] ?? ""];

/** The day in a person's own language: "الخميس ١٨ مارس" with the digits that are learned in Sweden. */
export const dayIn = (language: string, local: string): string =>
  new Intl.DateTimeFormat(`${language}-u-nu-latn-ca-gregory`, {
    weekday: "long",
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  }).format(new Date(`${local.slice(0, 10)}T00:00Z`));
