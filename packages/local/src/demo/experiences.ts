/** Work that people have done before, here or elsewhere, with what it usually leaves them with. */
export type Experience = {
  /** How common it is among women and among men of the target group. */
  women: number;
  men: number;
  /** Occupation field that it points to. */
  field?: string;
  /** Skills with how likely each is. */
  skills: readonly (readonly [skill: string, probability: number])[];
  /** Levels that somebody who has done it usually reaches, by dimension, unless something limits them there. */
  brings?: Readonly<Record<string, number>>;
  /** What people with it tend to aim for. */
  goals: readonly string[];
};

export const experiences = {
  none: { women: 16, men: 10, skills: [["simple-cooking", 0.3], ["childcare", 0.15]], goals: ["routine", "teamwork", "sv.speaking"] },
  warehouse: {
    women: 7, men: 16, field: "transport",
    skills: [["truck.a", 0.65], ["truck.b", 0.4], ["truck.b1", 0.15], ["packing", 0.8], ["warehouse", 0.7], ["scanning", 0.45], ["goods-reception", 0.3], ["labelling", 0.3]],
    brings: { walking: 3, lifting: 3, standing: 3, responsibility: 1 }, goals: ["warehouse", "truck.b", "truck.a", "packing", "load-securing"],
  },
  driving: {
    women: 1, men: 6, field: "transport",
    skills: [["licence.c", 0.45], ["ykb.goods", 0.4], ["delivery-driving", 0.6], ["taxi-licence", 0.3], ["load-securing", 0.4], ["truck.a", 0.3]],
    brings: { attention: 3, sitting: 3, independence: 3, responsibility: 2 }, goals: ["load-securing", "truck.b"],
  },
  forest: {
    women: 2, men: 9, field: "nature",
    skills: [["brush-saw.rb", 0.5], ["brush-saw.ra", 0.5], ["brush-saw.rt", 0.4], ["chainsaw.a", 0.5], ["chainsaw.b", 0.3], ["tree-planting", 0.5], ["forest-clearing", 0.6], ["first-aid", 0.3], ["tractor-licence", 0.3]],
    brings: { walking: 4, cold: 3, noise: 3, lifting: 3, independence: 3, climbing: 2, bending: 2 }, goals: ["forest-clearing", "chainsaw.a", "tree-planting"],
  },
  grounds: {
    women: 5, men: 7, field: "nature",
    skills: [["gardening", 0.7], ["park-care", 0.45], ["ride-on-mower", 0.4], ["brush-saw.rt", 0.4], ["brush-saw.ra", 0.15], ["snow-clearing", 0.2], ["greenhouse", 0.15]],
    brings: { walking: 3, cold: 3, bending: 2, allergens: 2 }, goals: ["park-care", "gardening", "ride-on-mower"],
  },
  farm: {
    women: 5, men: 6, field: "nature",
    skills: [["horse-care", 0.35], ["dairy", 0.2], ["tractor-licence", 0.5], ["greenhouse", 0.2], ["gardening", 0.3], ["brush-saw.ra", 0.15]],
    brings: { allergens: 3, cold: 3, lifting: 3, routine: 3 }, goals: ["horse-care", "greenhouse", "gardening"],
  },
  kitchen: {
    women: 14, men: 10, field: "restaurant",
    skills: [["food-hygiene", 0.6], ["simple-cooking", 0.8], ["dishwashing", 0.6], ["large-kitchen", 0.3], ["pizza", 0.15], ["coffee", 0.2], ["cold-dishes", 0.3], ["table-service", 0.2]],
    brings: { heat: 2, standing: 3, stress: 2, routine: 2 }, goals: ["food-hygiene", "simple-cooking", "large-kitchen", "dishwashing"],
  },
  bakery: { women: 4, men: 4, field: "restaurant", skills: [["baking", 0.9], ["bakery-work", 0.4], ["food-hygiene", 0.6]], brings: { heat: 2, standing: 3, routine: 3, allergens: 2 }, goals: ["bakery-work", "food-hygiene"] },
  cleaning: {
    women: 18, men: 6, field: "sanitation",
    skills: [["cleaning", 0.9], ["cleaning.hotel", 0.3], ["cleaning.home", 0.3], ["floor-machines", 0.3], ["cleaning.school", 0.2], ["window-cleaning", 0.2], ["laundry", 0.25]],
    brings: { bending: 2, routine: 3, independence: 2 }, goals: ["cleaning", "cleaning.hotel", "floor-machines", "laundry"],
  },
  care: {
    women: 14, men: 4, field: "healthcare",
    skills: [["care-work", 0.85], ["elderly-care", 0.45], ["home-care", 0.2], ["care-assistant", 0.12], ["transfer-technique", 0.3], ["personal-assistant", 0.25], ["cpr", 0.25]],
    brings: { strangers: 3, change: 2, responsibility: 2, bending: 2, standing: 3 }, goals: ["elderly-care", "care-work", "sv.writing"],
  },
  children: { women: 9, men: 2, field: "education", skills: [["childcare", 0.9], ["preschool", 0.3], ["after-school", 0.1]], brings: { noise: 3, strangers: 3, change: 2, crowding: 2 }, goals: ["preschool", "sv.speaking"] },
  shop: {
    women: 9, men: 8, field: "sales",
    skills: [["cash-desk", 0.6], ["shop.grocery", 0.4], ["customer-service", 0.6], ["shop-display", 0.4], ["shop.specialist", 0.2]],
    brings: { strangers: 3, standing: 2, counting: 2 }, goals: ["cash-desk", "customer-service", "shop.grocery"],
  },
  office: {
    women: 7, men: 4, field: "administration",
    skills: [["basic-computing", 0.95], ["word", 0.6], ["excel", 0.35], ["reception", 0.35], ["archiving", 0.4], ["scanning-documents", 0.3], ["switchboard", 0.2], ["data-entry", 0.3]],
    brings: { computer: 3, phone: 2, sitting: 3, multitasking: 2, strangers: 2 }, goals: ["computer", "archiving", "reception"],
  },
  industry: {
    women: 5, men: 12, field: "manufacturing",
    skills: [["assembly.mechanical", 0.5], ["quality-control", 0.35], ["cnc", 0.15], ["welding", 0.5], ["welding.mag", 0.25], ["soldering", 0.2], ["assembly.electronics", 0.25], ["drawing-reading", 0.25], ["hot-work", 0.2], ["machine-packing", 0.2]],
    brings: { noise: 3, standing: 3, attention: 3, heat: 2, "fine-hand": 2 }, goals: ["assembly.mechanical", "welding.mag", "quality-control", "assembly.electronics"],
  },
  building: {
    women: 1, men: 12, field: "construction",
    skills: [["carpentry", 0.4], ["painting", 0.45], ["property-care", 0.35], ["tiling", 0.15], ["demolition", 0.3], ["id06", 0.4], ["work-platform", 0.25], ["fall-protection", 0.25], ["welding", 0.1]],
    brings: { heights: 2, climbing: 3, lifting: 3 }, goals: ["property-care", "painting", "carpentry"],
  },
  vehicles: {
    women: 1, men: 8, field: "maintenance",
    skills: [["tyre-change", 0.55], ["car-care", 0.4], ["vehicle-wash", 0.4], ["bicycle-repair", 0.3], ["boat-repair", 0.15], ["welding", 0.1]],
    brings: { lifting: 3, noise: 3, bending: 2 }, goals: ["tyre-change", "car-care", "bicycle-repair"],
  },
  craft: { women: 6, men: 2, field: "crafts", skills: [["sewing", 0.85], ["alterations", 0.4], ["upholstery", 0.15], ["laundry", 0.2]], brings: { "fine-hand": 3, sitting: 3, attention: 3 }, goals: ["sewing", "alterations"] },
} as const satisfies Record<string, Experience>;
export type ExperienceName = keyof typeof experiences;
