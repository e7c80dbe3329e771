import type { Task } from "@passa/domain/placement/placement";

type Demands = Record<string, number>;
type Extra = { requires?: string[][]; hazardous?: boolean };

function task(title: string, pictogram: string, demands: Demands, { requires = [], hazardous = false }: Extra = {}) {
  const asked = Object.fromEntries(Object.entries(demands).filter(([, level]) => level > 0));
  return { title, pictogram: `task-${pictogram}`, hazardous, demands: asked, requires } satisfies Partial<Task>;
}

/** Swedish that a task needs, CEFR 0-6. */
const sv = (listening: number, speaking = 0, reading = 0, writing = 0): Demands => ({
  "sv.listening": listening,
  "sv.speaking": speaking,
  "sv.reading": reading,
  "sv.writing": writing,
});

const truckA: Extra = { requires: [["truck.a"]], hazardous: true };

/**
 * Pieces of work as workplaces in Blekinge describe them, with what each usually asks for. Levels are among those that an
 * employer can choose (`demandSteps` of the vocabulary); work that the rules for minors keep from under-18s is hazardous.
 */
export const tasks = {
  // Warehouse and post
  "pick-orders": task("Plocka order", "pick-orders", { attention: 2, standing: 3, walking: 3, lifting: 2, reaching: 1, counting: 1, learning: 1, ...sv(1, 0, 1) }),
  "pack-parcels": task("Packa paket", "pack", { attention: 2, standing: 2, "fine-hand": 1, learning: 1, ...sv(1) }),
  "drive-truck": task("Köra truck", "drive", { attention: 2, sitting: 2, responsibility: 1, learning: 1, ...sv(1) }, truckA),
  "pallet-truck": task("Flytta pallar med låglyftare", "receive-goods", { attention: 2, pushing: 2, walking: 2, responsibility: 1, noise: 2, ...sv(1) }, truckA),
  "counterbalance": task("Lasta lastbil med motviktstruck", "drive", { attention: 3, sitting: 2, responsibility: 2, noise: 2, cold: 2, stress: 2, ...sv(2, 1, 1) }, { requires: [["truck.b"]], hazardous: true }),
  "receive-goods": task("Ta emot varor", "receive-goods", { standing: 2, walking: 2, lifting: 3, pushing: 2, counting: 1, teamwork: 2, cold: 2, learning: 1, ...sv(2, 1, 1) }),
  "label-goods": task("Märka varor", "label", { attention: 2, "fine-hand": 2, sitting: 2, learning: 1, ...sv(1, 0, 1) }),
  "sort-returns": task("Sortera returer", "sort-returns", { attention: 2, standing: 2, "problem-solving": 1, lifting: 2, learning: 2, ...sv(1, 0, 1) }),
  "count-stock": task("Räkna lager", "count-stock", { attention: 3, walking: 2, counting: 2, computer: 1, independence: 2, ...sv(1, 0, 2, 1) }),
  "pack-cold": task("Packa i kyld hall", "pack", { standing: 3, cold: 3, lifting: 2, stress: 2, attention: 2, learning: 1, ...sv(1) }),
  "sort-post": task("Sortera post", "sort-post", { attention: 3, standing: 2, "fine-hand": 1, reaching: 2, learning: 1, ...sv(1, 0, 2) }),
  "deliver-post": task("Gå runt med posten", "deliver-post", { walking: 3, independence: 3, "site-travel": 2, strangers: 1, climbing: 2, ...sv(2, 1, 2) }),
  "drive-deliveries": task("Köra ut varor", "drive", { sitting: 2, "site-travel": 3, independence: 3, responsibility: 2, strangers: 2, lifting: 2, phone: 1, ...sv(3, 3, 3) }, { requires: [["licence.b"]] }),
  "tidy-store": task("Hålla ordning i förrådet", "keep-tidy", { walking: 2, bending: 1, pushing: 1, learning: 1, ...sv(1) }),

  // Laundry and textiles
  "sort-laundry": task("Sortera tvätt", "wash-laundry", { standing: 2, bending: 2, allergens: 2, lifting: 2, learning: 1, ...sv(1) }),
  "run-mangle": task("Köra mangeln", "iron", { standing: 3, heat: 2, noise: 3, reaching: 1, stress: 2, teamwork: 1, learning: 1, ...sv(1) }),
  "fold-linen": task("Vika linne", "fold-clothes", { standing: 3, "fine-hand": 1, learning: 1, ...sv(1) }),
  "load-machines": task("Fylla och tömma maskiner", "wash-laundry", { standing: 2, bending: 2, lifting: 3, heat: 2, noise: 2, learning: 2, ...sv(1, 0, 1) }),
  "pack-linen": task("Packa vagnar till kunder", "pack", { counting: 1, pushing: 2, walking: 2, attention: 2, ...sv(1, 0, 1) }),
  "mend-clothes": task("Laga kläder", "sew", { sitting: 3, "fine-hand": 3, attention: 3, light: 1, learning: 2, ...sv(1) }),
  "sew-new": task("Sy om till nytt", "sew", { sitting: 3, "fine-hand": 3, "problem-solving": 2, attention: 3, learning: 3, ...sv(2, 1) }, { requires: [["sewing"]] }),
  "sort-clothes": task("Sortera kläder", "fold-clothes", { standing: 2, allergens: 2, learning: 1, ...sv(1) }),
  "price-clothes": task("Prissätta och hänga upp", "hang-clothes", { standing: 2, reaching: 2, counting: 1, "problem-solving": 1, learning: 1, ...sv(1, 0, 1, 1) }),

  // Hotel and cleaning
  "make-beds": task("Bädda sängar", "make-bed", { bending: 3, standing: 3, stress: 2, learning: 1, ...sv(1) }),
  "clean-rooms": task("Städa rum och badrum", "clean-floor", { bending: 2, standing: 3, walking: 2, allergens: 2, routine: 3, learning: 1, independence: 2, ...sv(1, 0, 1) }),
  "clean-trolley": task("Fylla på städvagnen", "keep-tidy", { counting: 1, reaching: 1, learning: 1, ...sv(1) }),
  "mop-floors": task("Moppa golv", "clean-floor", { standing: 2, walking: 2, bending: 1, pushing: 1, learning: 1, ...sv(1) }),
  "clean-offices": task("Torka av och tömma papperskorgar", "clean-floor", { walking: 2, bending: 2, routine: 3, independence: 3, allergens: 1, learning: 1, ...sv(1, 0, 1) }),
  "clean-toilets": task("Städa toaletter", "clean-floor", { bending: 2, allergens: 2, learning: 1, ...sv(1, 0, 1) }),
  "clean-stairs": task("Städa trapphus", "clean-floor", { climbing: 2, walking: 3, bending: 2, "site-travel": 2, independence: 3, allergens: 1, learning: 1, ...sv(1, 0, 1) }),
  "floor-machine": task("Köra golvmaskin", "clean-floor", { walking: 3, pushing: 2, noise: 3, attention: 2, responsibility: 1, learning: 2, ...sv(1) }),
  "clean-windows": task("Putsa fönster", "clean-windows", { reaching: 3, standing: 3, climbing: 1, allergens: 1, learning: 1, ...sv(1) }),
  "high-windows": task("Putsa högt från stege", "clean-windows", { climbing: 3, heights: 2, reaching: 3, responsibility: 2, ...sv(2) }, { hazardous: true }),
  "clean-industry": task("Sanera i maskinhall", "clean-floor", { standing: 3, noise: 3, allergens: 3, lifting: 2, responsibility: 2, heat: 1, ...sv(2, 0, 1) }, { hazardous: true }),
  "breakfast": task("Ställa fram frukost", "set-table", { stress: 2, standing: 3, walking: 2, routine: 3, strangers: 2, teamwork: 2, learning: 1, ...sv(2, 2, 1) }),
  "reception": task("Ta emot gäster i receptionen", "reception", { strangers: 3, multitasking: 2, computer: 2, phone: 1, "problem-solving": 1, responsibility: 1, stress: 1, learning: 2, ...sv(3, 3, 2, 2) }),
  "luggage": task("Visa rum och bära väskor", "help-guest", { lifting: 3, strangers: 3, walking: 2, climbing: 1, ...sv(2, 3) }),

  // Kitchen, bakery, café
  "wash-dishes": task("Diska", "wash-dishes", { standing: 3, heat: 2, noise: 2, stress: 2, routine: 2, learning: 1, ...sv(1) }),
  "peel": task("Skala och skära", "peel", { standing: 2, "fine-hand": 2, attention: 2, routine: 2, learning: 1, ...sv(1) }),
  "cook": task("Laga mat i storkök", "cook", { standing: 3, heat: 2, stress: 3, multitasking: 2, teamwork: 2, lifting: 3, learning: 2, attention: 3, ...sv(2, 1, 2) }, { requires: [["food-hygiene"]] }),
  "cold-dishes": task("Göra smörgåsar och sallader", "cook", { standing: 2, "fine-hand": 1, cold: 1, attention: 2, stress: 2, learning: 2, ...sv(2, 1, 1) }, { requires: [["food-hygiene"]] }),
  "serve-lunch": task("Servera och fylla på", "set-table", { strangers: 2, standing: 2, walking: 2, crowding: 3, noise: 2, stress: 2, learning: 1, ...sv(2, 2) }),
  "serve-coffee": task("Servera fika", "serve-coffee", { strangers: 3, standing: 2, walking: 2, multitasking: 2, crowding: 1, teamwork: 2, learning: 1, ...sv(2, 2, 1) }),
  "cash-desk": task("Stå i kassan", "cash-desk", { strangers: 3, counting: 2, responsibility: 2, standing: 2, stress: 2, computer: 1, multitasking: 2, learning: 2, ...sv(3, 3, 2) }),
  "wipe-tables": task("Torka bord och plocka disk", "clean-floor", { standing: 2, walking: 2, crowding: 1, routine: 2, learning: 1, ...sv(1) }),
  "bake-dough": task("Väga och baka ut deg", "bake", { standing: 3, lifting: 3, counting: 2, heat: 2, allergens: 2, routine: 3, stress: 2, teamwork: 1, learning: 2, ...sv(1, 0, 1) }),
  "bake-oven": task("Grädda och ta ut bröd", "bake", { standing: 3, heat: 3, reaching: 2, attention: 3, stress: 2, responsibility: 1, ...sv(1, 0, 1) }),
  "pack-bread": task("Packa bröd", "pack", { standing: 3, allergens: 2, routine: 3, attention: 2, learning: 1, ...sv(1) }),
  "bread-shop": task("Ställa fram bröd i butiken", "shelve-food", { standing: 2, walking: 1, reaching: 1, allergens: 1, learning: 1, ...sv(1, 1, 1) }),
  "kitchen-clean": task("Städa köket", "clean-floor", { standing: 2, bending: 2, allergens: 1, routine: 2, learning: 1, ...sv(1) }),

  // Shop
  "shelve-food": task("Plocka upp varor", "shelve-food", { standing: 3, walking: 2, bending: 2, reaching: 2, lifting: 2, crowding: 1, learning: 1, ...sv(1, 1, 1) }),
  "fruit": task("Frukt och grönt", "shelve-food", { standing: 3, "fine-hand": 1, lifting: 2, attention: 2, cold: 2, change: 1, learning: 1, ...sv(2, 1, 1) }),
  "trolleys": task("Samla kundvagnar", "keep-tidy", { pushing: 3, walking: 3, cold: 2, independence: 2, routine: 2, learning: 1, ...sv(1) }),
  "deposit": task("Sköta panten", "recycle", { standing: 2, noise: 2, lifting: 2, "problem-solving": 1, strangers: 1, learning: 1, ...sv(1, 1) }),
  "help-customers": task("Hjälpa kunder", "help-guest", { strangers: 3, walking: 2, "problem-solving": 1, change: 2, ...sv(3, 3, 2) }),
  "photograph-goods": task("Fota varor till webben", "photograph", { "fine-hand": 1, computer: 1, attention: 2, learning: 2, light: 1, ...sv(1, 0, 2, 2) }),

  // Forest, parks, farm, plants
  "clear-brush": task("Röja sly", "clear-brush", { walking: 3, standing: 2, lifting: 2, noise: 3, cold: 3, bending: 1, attention: 2, independence: 2, responsibility: 1, climbing: 1, ...sv(2, 0, 1) }, { requires: [["brush-saw.ra", "brush-saw.rb"]], hazardous: true }),
  "clear-roadside": task("Röja vid vägkanter", "clear-brush", { walking: 3, standing: 2, lifting: 2, noise: 3, cold: 2, attention: 2, "site-travel": 2, responsibility: 1, teamwork: 1, ...sv(2, 1, 1) }, { requires: [["brush-saw.rt"]], hazardous: true }),
  "plant-trees": task("Plantera skog", "plant", { walking: 3, bending: 2, cold: 2, lifting: 2, independence: 2, allergens: 1, learning: 1, ...sv(1) }),
  "trim-plants": task("Röja runt plantor", "clear-brush", { walking: 3, noise: 3, attention: 2, lifting: 2, ...sv(2) }, { requires: [["brush-saw.rt"]], hazardous: true }),
  "stack-brush": task("Dra ihop ris", "rake", { walking: 3, bending: 2, lifting: 3, cold: 2, learning: 1, ...sv(1) }),
  "mow": task("Klippa gräs", "mow", { walking: 3, pushing: 2, noise: 3, allergens: 2, independence: 2, routine: 2, learning: 1, ...sv(1) }),
  "ride-mower": task("Köra åkgräsklippare", "mow", { sitting: 2, attention: 3, noise: 3, allergens: 2, responsibility: 2, "site-travel": 2, ...sv(2, 0, 1) }, { requires: [["ride-on-mower", "tractor-licence"]], hazardous: true }),
  "rake": task("Kratta och rensa", "rake", { standing: 2, bending: 3, walking: 2, cold: 2, learning: 1, ...sv(1) }),
  "weed": task("Rensa ogräs", "plant", { bending: 3, allergens: 2, learning: 1, ...sv(1) }),
  "plant": task("Plantera", "plant", { bending: 2, "fine-hand": 2, allergens: 1, learning: 1, ...sv(1) }),
  "water": task("Vattna", "water-plants", { walking: 2, lifting: 2, routine: 2, independence: 2, learning: 1, ...sv(1) }),
  "pot-plants": task("Sätta om plantor i växthus", "plant", { standing: 2, "fine-hand": 2, heat: 2, allergens: 2, attention: 2, learning: 1, ...sv(1) }),
  "playgrounds": task("Se över lekplatser", "playground", { walking: 2, "site-travel": 2, responsibility: 2, attention: 2, "problem-solving": 1, ...sv(2, 1, 2, 1) }),
  "litter": task("Plocka skräp och tömma kärl", "keep-tidy", { walking: 3, bending: 2, lifting: 2, "site-travel": 1, cold: 2, teamwork: 1, learning: 1, ...sv(1) }),
  "shovel-snow": task("Skotta och sanda", "shovel-snow", { lifting: 3, cold: 3, pushing: 2, change: 2, walking: 2, learning: 1, ...sv(1) }),
  "feed-animals": task("Fodra djur", "feed-animals", { lifting: 3, allergens: 3, routine: 3, walking: 2, responsibility: 1, learning: 1, ...sv(1) }),
  "muck-out": task("Mocka boxar", "feed-animals", { lifting: 3, pushing: 2, bending: 2, allergens: 3, routine: 3, learning: 1, ...sv(1) }),
  "groom-horses": task("Rykta och leda hästar", "feed-animals", { allergens: 3, attention: 2, standing: 2, responsibility: 2, stress: 1, learning: 2, ...sv(2, 1) }),
  "fences": task("Laga stängsel", "saw-wood", { walking: 3, lifting: 2, cold: 2, "problem-solving": 2, pushing: 2, learning: 1, ...sv(1) }),
  "firewood": task("Klyva och stapla ved", "saw-wood", { standing: 3, lifting: 3, noise: 2, bending: 2, cold: 2, learning: 1, ...sv(1) }),

  // School, care, children
  "school-serve": task("Servera i matsalen", "set-table", { crowding: 2, noise: 3, strangers: 2, standing: 3, stress: 2, teamwork: 2, learning: 1, ...sv(2, 2) }),
  "caretaker": task("Byta lampor och laga småsaker", "keep-tidy", { "problem-solving": 2, climbing: 3, heights: 1, walking: 2, independence: 2, change: 2, ...sv(3, 2, 2) }),
  "set-chairs": task("Ställa i ordning salar", "move-furniture", { lifting: 2, walking: 2, pushing: 1, learning: 1, ...sv(1) }),
  "care-activities": task("Läsa, promenera och fika med boende", "care", { strangers: 3, walking: 2, responsibility: 1, change: 2, teamwork: 2, stress: 1, learning: 1, ...sv(3, 3, 1) }),
  "care-meals": task("Duka och servera på avdelningen", "set-table", { standing: 2, walking: 2, strangers: 2, routine: 2, learning: 1, ...sv(2, 2, 1) }),
  "care-help": task("Hjälpa boende med vardagen", "care", { strangers: 3, responsibility: 3, lifting: 2, bending: 2, standing: 3, stress: 2, change: 2, teamwork: 2, learning: 2, ...sv(3, 3, 2, 2) }, { requires: [["care-work"]] }),
  "care-notes": task("Skriva i dagboken", "office", { computer: 2, responsibility: 2, ...sv(3, 3, 4, 4) }),
  "child-play": task("Leka och gå ut med barnen", "playground", { noise: 3, strangers: 2, change: 2, responsibility: 2, walking: 2, bending: 2, teamwork: 2, attention: 2, stress: 2, ...sv(3, 3, 1) }),
  "child-meals": task("Duka fram frukt och mellanmål", "set-table", { standing: 2, routine: 3, crowding: 1, learning: 1, ...sv(2, 2, 1) }),

  // Industry, building, vehicles, boats
  "weld": task("Svetsa", "weld", { standing: 3, light: 2, heat: 2, noise: 3, attention: 3, "fine-hand": 2, responsibility: 1, learning: 2, ...sv(2, 0, 1) }, { requires: [["welding"]], hazardous: true }),
  "grind": task("Slipa och grada", "assemble", { standing: 3, noise: 4, allergens: 2, "fine-hand": 2, attention: 3, learning: 1, ...sv(1) }, { hazardous: true }),
  "assemble-metal": task("Montera efter ritning", "assemble", { standing: 3, "fine-hand": 2, lifting: 3, "problem-solving": 2, counting: 2, noise: 3, learning: 2, ...sv(2, 0, 2) }),
  "tool-store": task("Sköta verktygsförrådet", "count-stock", { standing: 2, walking: 2, responsibility: 2, counting: 1, strangers: 1, noise: 2, routine: 2, learning: 2, ...sv(2, 1, 2, 1) }),
  "sweep-workshop": task("Städa verkstaden", "keep-tidy", { walking: 2, bending: 2, noise: 3, lifting: 2, learning: 1, ...sv(1) }),
  "circuit-boards": task("Montera kretskort", "assemble", { sitting: 4, "fine-hand": 4, attention: 3, light: 2, learning: 2, routine: 2, ...sv(1, 0, 1) }),
  "check-parts": task("Kontrollera och räkna delar", "assemble", { sitting: 3, attention: 3, counting: 1, "fine-hand": 2, light: 2, responsibility: 1, learning: 1, ...sv(1, 0, 1) }),
  "pack-parts": task("Packa komponenter", "pack", { sitting: 2, "fine-hand": 2, routine: 2, learning: 1, ...sv(1) }),
  "finish-print": task("Falsa, häfta och skära", "office", { standing: 3, "fine-hand": 2, attention: 3, noise: 2, light: 2, learning: 2, ...sv(1, 0, 1) }),
  "pack-print": task("Packa trycksaker", "pack", { standing: 2, counting: 2, lifting: 2, learning: 1, ...sv(1, 0, 1) }),
  "property-rounds": task("Gå rond i husen", "keep-tidy", { walking: 2, climbing: 1, "site-travel": 2, "problem-solving": 2, independence: 2, strangers: 2, phone: 1, responsibility: 2, ...sv(3, 3, 2, 1) }, { requires: [["licence.b"]] }),
  "waste-rooms": task("Hålla ordning i soprum", "recycle", { walking: 2, lifting: 2, bending: 2, allergens: 1, learning: 1, ...sv(1, 0, 1) }),
  "sort-waste": task("Sortera återvinning", "recycle", { standing: 3, lifting: 3, cold: 3, noise: 2, attention: 2, learning: 1, ...sv(1, 0, 1) }),
  "guide-waste": task("Visa besökare rätt container", "help-guest", { strangers: 3, standing: 3, cold: 3, change: 2, stress: 1, ...sv(2, 2, 1) }),
  "take-apart": task("Plocka isär elektronik", "assemble", { sitting: 2, "fine-hand": 2, attention: 2, allergens: 1, routine: 2, learning: 1, ...sv(1) }),
  "tyres": task("Skifta däck", "change-tyre", { lifting: 4, bending: 3, standing: 3, noise: 3, stress: 3, responsibility: 2, learning: 2, ...sv(2, 1, 1) }),
  "store-tyres": task("Tvätta och hylla in däck", "wash-car", { lifting: 3, reaching: 2, standing: 2, cold: 2, counting: 1, learning: 1, ...sv(1, 0, 1) }),
  "wash-cars": task("Tvätta bilar", "wash-car", { standing: 3, reaching: 2, bending: 2, cold: 2, allergens: 1, learning: 1, ...sv(1) }),
  "car-interior": task("Städa inuti bilar", "wash-car", { bending: 3, allergens: 2, attention: 2, "fine-hand": 1, learning: 1, ...sv(1) }),
  "wash-hulls": task("Tvätta och slipa skrov", "paint", { standing: 3, reaching: 3, cold: 2, noise: 2, allergens: 3, lifting: 2, learning: 1, ...sv(1) }),
  "paint-hulls": task("Måla bottenfärg", "paint", { reaching: 2, bending: 2, allergens: 3, attention: 2, learning: 1, ...sv(1, 0, 1) }, { hazardous: true }),
  "boat-covers": task("Täcka båtar på ställning", "saw-wood", { climbing: 3, heights: 3, cold: 2, lifting: 2, reaching: 2, teamwork: 2, ...sv(2) }),
  "boat-yard": task("Ställa upp bockar och spänna presenningar", "saw-wood", { lifting: 3, walking: 2, cold: 3, pushing: 2, learning: 1, ...sv(1) }),
  "paint-walls": task("Spackla och måla", "paint", { standing: 3, reaching: 3, climbing: 3, allergens: 2, attention: 2, learning: 1, ...sv(1) }),
  "saw-wood": task("Såga och putsa trä", "saw-wood", { standing: 3, noise: 3, attention: 3, "fine-hand": 2, allergens: 2, ...sv(2, 0, 1) }, { hazardous: true }),
  "move-furniture": task("Hämta och bära möbler", "move-furniture", { lifting: 4, climbing: 2, walking: 2, strangers: 1, teamwork: 2, "site-travel": 2, learning: 1, ...sv(2, 1) }),
  "furniture": task("Skruva ihop möbler", "assemble", { "fine-hand": 2, "problem-solving": 1, bending: 2, lifting: 2, learning: 1, ...sv(1) }),
  "mend-bikes": task("Laga cyklar", "mend-bike", { standing: 2, "fine-hand": 2, bending: 2, "problem-solving": 2, lifting: 2, independence: 2, learning: 2, ...sv(1) }),

  // Library, museum, office
  "shelve-books": task("Ställa upp böcker", "shelve-books", { walking: 2, standing: 2, reaching: 2, bending: 2, attention: 2, learning: 1, ...sv(1, 0, 2) }),
  "cover-books": task("Plasta in böcker", "shelve-books", { sitting: 2, "fine-hand": 2, attention: 2, routine: 2, learning: 1, ...sv(1) }),
  "info-desk": task("Svara på frågor i disken", "reception", { strangers: 4, multitasking: 2, computer: 2, "problem-solving": 2, change: 2, ...sv(4, 4, 4, 2) }),
  "host": task("Vara museivärd", "guide-tour", { standing: 2, strangers: 3, responsibility: 2, walking: 2, change: 1, crowding: 1, learning: 1, ...sv(3, 3, 2) }),
  "scan-photos": task("Skanna gamla foton", "copy-scan", { sitting: 3, computer: 2, attention: 3, "fine-hand": 2, light: 2, learning: 2, routine: 2, ...sv(1, 0, 2, 2) }),
  "copy-scan": task("Kopiera och skanna", "copy-scan", { standing: 1, attention: 2, computer: 1, routine: 2, learning: 1, ...sv(1, 0, 2) }),
  "archive": task("Arkivera papper", "office", { sitting: 2, attention: 3, routine: 3, independence: 2, learning: 1, ...sv(1, 0, 3, 1) }),
  "register": task("Registrera i datorn", "office", { sitting: 3, computer: 3, attention: 3, counting: 1, responsibility: 1, learning: 2, ...sv(2, 0, 3, 3) }),
  "switchboard": task("Svara i växeln", "reception", { phone: 3, sitting: 3, multitasking: 3, stress: 3, strangers: 3, computer: 2, "problem-solving": 2, ...sv(4, 4, 3, 3) }),
  "fault-reports": task("Ta emot felanmälan", "office", { phone: 2, computer: 2, sitting: 3, strangers: 2, "problem-solving": 2, stress: 2, ...sv(3, 3, 3, 2) }),
} as const;
export type TaskName = keyof typeof tasks;
