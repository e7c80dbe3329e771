import type { PlacementStateKind } from "@passa/domain/placement/placement";
import type { OfferName } from "./offers.ts";

/** An offer at a workplace: published unless it says otherwise. */
export type PlannedPlace =
  | OfferName
  | { offer: OfferName; state: Exclude<PlacementStateKind, "published" | "withdrawn"> };

export type PlannedWorkplace = {
  name: string;
  address: string;
  locality: string;
  access?: string;
  adaptations?: string[];
  formats?: string[];
  tags?: string[];
  supervisor: { name: string; duty: string };
  places: PlannedPlace[];
};

export type PlannedEmployer = {
  name: string;
  about: string;
  standing: "registered" | "approved" | { declined: string };
  workplaces: PlannedWorkplace[];
};

const approved = "approved" as const;

/** Thirty employers of Karlskrona. The names are made up; the localities, and what is done there, are not. */
export const karlskronaEmployers: PlannedEmployer[] = [
  {
    name: "Nordkajens Lager",
    about: "Lager och terminal vid hamnen. 34 anställda.",
    standing: approved,
    workplaces: [
      {
        name: "Nordkajens Lager",
        address: "Nordkajen 12",
        locality: "Karlskrona",
        access: "Entré i marknivå. Hiss till matsalen.",
        adaptations: [],
        tags: ["changing-room"],
        supervisor: { name: "Robin Berg", duty: "Handledare" },
        places: ["pick-and-pack", "goods-reception", "label-and-returns"],
      },
      {
        name: "Nordkajens terminal",
        address: "Terminalvägen 4",
        locality: "Lyckeby",
        supervisor: { name: "Mikael Strand", duty: "Lagerchef" },
        places: ["truck-driver"],
      },
    ],
  },
  {
    name: "Varvets Tvätt",
    about: "Tvättar för hotell och restauranger i hela Blekinge.",
    standing: approved,
    workplaces: [
      {
        name: "Varvets Tvätt",
        address: "Gamla Reperbanan 3",
        locality: "Karlskrona",
        access: "Två trappsteg vid entrén, ramp vid lastbryggan.",
        adaptations: ["hearing-protection"],
        formats: ["spoken.arabic"],
        supervisor: { name: "Lejla Hodzic", duty: "Arbetsledare" },
        places: ["wash-and-mangle", "fold-and-pack-linen"],
      },
    ],
  },
  {
    name: "Blå Porten Hotell",
    about: "Stadshotell med 62 rum nära torget.",
    standing: approved,
    workplaces: [
      {
        name: "Blå Porten Hotell",
        address: "Norra Smedjegatan 8",
        locality: "Karlskrona",
        access: "Hiss till alla våningar.",
        supervisor: { name: "Susanne Palm", duty: "Husfru" },
        places: ["hotel-rooms", "hotel-breakfast", "hotel-reception", { offer: "hotel-evening", state: "filled" }],
      },
    ],
  },
  {
    name: "Café Lotsen",
    about: "Café vid Fisktorget, öppet året om.",
    standing: approved,
    workplaces: [
      {
        name: "Café Lotsen",
        address: "Fisktorget 2",
        locality: "Karlskrona",
        adaptations: ["small-team"],
        formats: ["spoken.english"],
        supervisor: { name: "Ann-Sofie Lindh", duty: "Ägare" },
        places: ["cafe-service", "cafe-kitchen"],
      },
    ],
  },
  {
    name: "Ekbackens vård",
    about: "Äldreboenden och hemtjänst på tre orter.",
    standing: approved,
    workplaces: [
      {
        name: "Ekbacken Pantarholmen",
        address: "Pantarholmsvägen 21",
        locality: "Karlskrona",
        access: "Hela huset går att nå med rullstol.",
        adaptations: ["step-free"],
        supervisor: { name: "Marie Kvist", duty: "Enhetschef" },
        places: ["care-activities", "care-kitchen"],
      },
      {
        name: "Ekbacken Lyckeby",
        address: "Lyckebyvägen 48",
        locality: "Lyckeby",
        adaptations: ["step-free", "daily-check-in"],
        formats: ["spoken.bosnian"],
        supervisor: { name: "Amra Delic", duty: "Samordnare" },
        places: ["care-trial", "care-cleaning"],
      },
      {
        name: "Ekbacken Rödeby",
        address: "Rödebyvägen 10",
        locality: "Rödeby",
        supervisor: { name: "Kent Olofsson", duty: "Vaktmästare" },
        places: ["care-grounds"],
      },
    ],
  },
  {
    name: "Återbruket",
    about: "Second hand, cykelverkstad och sömnad. Överskottet går till verksamheten.",
    standing: approved,
    workplaces: [
      {
        name: "Återbruket Karlskrona",
        address: "Blåportsgatan 15",
        locality: "Karlskrona",
        adaptations: ["supervisor-nearby", "extra-breaks"],
        formats: ["shown"],
        supervisor: { name: "Farida Rahimi", duty: "Handledare" },
        places: ["sort-clothes", "furniture-round", { offer: "second-hand-shop", state: "filled" }],
      },
      {
        name: "Återbruket Nättraby",
        address: "Stationsvägen 5",
        locality: "Nättraby",
        adaptations: ["supervisor-nearby"],
        supervisor: { name: "Göran Ek", duty: "Verkstadsansvarig" },
        places: ["bike-workshop", "sewing"],
      },
    ],
  },
  {
    name: "Kvarnby Skola",
    about: "Grundskola med 240 elever och eget tillagningskök.",
    standing: approved,
    workplaces: [
      {
        name: "Kvarnby Skola, köket",
        address: "Skolgatan 1",
        locality: "Rödeby",
        supervisor: { name: "Birgitta Alm", duty: "Kökschef" },
        places: ["school-kitchen", { offer: "school-dishes", state: "filled" }],
      },
    ],
  },
  {
    name: "Rosenholms Park och Grönt",
    about: "Sköter parker, lekplatser och gräsytor åt kommunen.",
    standing: approved,
    workplaces: [
      {
        name: "Rosenholm",
        address: "Rosenholmsvägen 30",
        locality: "Karlskrona",
        adaptations: ["pair-work"],
        supervisor: { name: "Stefan Lönn", duty: "Arbetsledare" },
        places: ["park-care", "playground-round", { offer: "summer-flowers", state: "closed" }],
      },
      {
        name: "Jämjö driftgård",
        address: "Kyrkvägen 7",
        locality: "Jämjö",
        supervisor: { name: "Inger Fransson", duty: "Driftledare" },
        places: ["lawn-mowing"],
      },
    ],
  },
  {
    name: "Gryningens Bageri",
    about: "Surdegsbageri som levererar till butiker före klockan sju.",
    standing: approved,
    workplaces: [
      {
        name: "Gryningens Bageri, Björkholmen",
        address: "Björkholmsgatan 6",
        locality: "Karlskrona",
        supervisor: { name: "Tomas Gren", duty: "Bagare" },
        places: ["bakery-morning", "bread-shop"],
      },
      {
        name: "Gryningens Bageri, Jämjö",
        address: "Storgatan 22",
        locality: "Jämjö",
        adaptations: ["adjustable-table"],
        supervisor: { name: "Olena Kovalenko", duty: "Skiftledare" },
        places: ["bread-packing"],
      },
    ],
  },
  {
    name: "Kastellets Kök",
    about: "Restaurang med lunch och kvällsservering.",
    standing: approved,
    workplaces: [
      {
        name: "Kastellets Kök",
        address: "Bastionsgatan 11",
        locality: "Karlskrona",
        access: "Köket ligger en trappa ner.",
        supervisor: { name: "Niklas Thörn", duty: "Köksmästare" },
        places: ["restaurant-prep", "evening-dishes"],
      },
    ],
  },
  {
    name: "Skärgårdshallen",
    about: "Matbutiker på två orter, öppna alla dagar.",
    standing: approved,
    workplaces: [
      {
        name: "Skärgårdshallen Jämjö",
        address: "Torget 1",
        locality: "Jämjö",
        supervisor: { name: "Petra Holm", duty: "Butikschef" },
        places: ["shelves", "deposit-and-trolleys"],
      },
      {
        name: "Skärgårdshallen Hasslö",
        address: "Hasslövägen 63",
        locality: "Hasslö",
        adaptations: ["buddy"],
        supervisor: { name: "Jörgen Mattsson", duty: "Butikschef" },
        places: ["shop-till"],
      },
    ],
  },
  {
    name: "Granriks Skogsvård",
    about: "Röjning och plantering åt skogsägare i norra kommunen.",
    standing: approved,
    workplaces: [
      {
        name: "Granriks förråd, Holmsjö",
        address: "Järnvägsgatan 9",
        locality: "Holmsjö",
        supervisor: { name: "Håkan Furusten", duty: "Arbetsledare" },
        places: ["forest-clearing", "forest-planting"],
      },
      {
        name: "Granriks förråd, Tving",
        address: "Tvingsvägen 2",
        locality: "Tving",
        supervisor: { name: "Kerstin Furusten", duty: "Arbetsledare" },
        places: ["roadside-clearing"],
      },
    ],
  },
  {
    name: "Silverörnens Städ",
    about: "Städar kontor, trapphus, skolor och fönster. 50 anställda som talar tolv språk.",
    standing: approved,
    workplaces: [
      {
        name: "Silverörnen Telegrafgatan",
        address: "Telegrafgatan 14",
        locality: "Karlskrona",
        formats: ["spoken.somali", "spoken.arabic"],
        supervisor: { name: "Faduma Osman", duty: "Gruppledare" },
        places: ["office-cleaning", "stair-cleaning", { offer: "window-cleaning", state: "draft" }],
      },
      {
        name: "Silverörnen skolor Lyckeby",
        address: "Allévägen 3",
        locality: "Lyckeby",
        formats: ["spoken.somali"],
        supervisor: { name: "Dragan Petrovic", duty: "Gruppledare" },
        places: ["school-cleaning"],
      },
      {
        name: "Silverörnen på varvet",
        address: "Östra Varvsgatan 2",
        locality: "Karlskrona",
        supervisor: { name: "Lotta Ström", duty: "Platschef" },
        places: [{ offer: "industry-cleaning", state: "paused" }],
      },
    ],
  },
  {
    name: "Marinviks Verkstad",
    about: "Plåt, svets och montering åt båtar och industri.",
    standing: approved,
    workplaces: [
      {
        name: "Marinviks Verkstad",
        address: "Saltövägen 17",
        locality: "Karlskrona",
        supervisor: { name: "Pär Hammar", duty: "Verkmästare" },
        places: ["welding-trial", "workshop-store"],
      },
    ],
  },
  {
    name: "Länkens Fastighetsservice",
    about: "Sköter 1 400 lägenheter och gårdarna runt dem.",
    standing: approved,
    workplaces: [
      {
        name: "Länken Kungsmarken",
        address: "Kungsmarksvägen 70",
        locality: "Karlskrona",
        supervisor: { name: "Senad Begic", duty: "Förman" },
        places: ["outdoor-care", "fault-desk"],
      },
      {
        name: "Länken Lyckeby",
        address: "Gårdsvägen 12",
        locality: "Lyckeby",
        supervisor: { name: "Roger Nyman", duty: "Fastighetsskötare" },
        places: ["property-care"],
      },
    ],
  },
  {
    name: "Kretsloppet Öst",
    about: "Återvinningscentral och verkstad för demontering.",
    standing: approved,
    workplaces: [
      {
        name: "Kretsloppet Ramdala",
        address: "Ramdalavägen 140",
        locality: "Ramdala",
        adaptations: ["extra-breaks"],
        supervisor: { name: "Anki Sjö", duty: "Handledare" },
        places: ["recycling-centre", "take-apart"],
      },
    ],
  },
  {
    name: "Vipåns Elektronik",
    about: "Monterar styrkort till båtar och värmepumpar.",
    standing: approved,
    workplaces: [
      {
        name: "Vipåns Elektronik",
        address: "Industrivägen 9",
        locality: "Lyckeby",
        access: "Allt i ett plan.",
        adaptations: ["ergonomic-chair"],
        supervisor: { name: "Thuy Nilsson", duty: "Produktionsledare" },
        places: ["circuit-boards", "check-and-pack"],
      },
    ],
  },
  {
    name: "Amiralens Tryck",
    about: "Tryckeri sedan 1921.",
    standing: approved,
    workplaces: [
      {
        name: "Amiralens Tryck",
        address: "Ronnebygatan 44",
        locality: "Karlskrona",
        supervisor: { name: "Ulf Brandt", duty: "Tryckare" },
        places: ["print-finishing"],
      },
    ],
  },
  {
    name: "Björklidens Gård",
    about: "Ridskola och lantgård med 22 hästar och 40 får.",
    standing: approved,
    workplaces: [
      {
        name: "Björklidens stall",
        address: "Björkliden 1",
        locality: "Fridlevstad",
        adaptations: ["calm-introduction"],
        supervisor: { name: "Jenny Ask", duty: "Stallchef" },
        places: ["stable"],
      },
      {
        name: "Björklidens lantgård",
        address: "Björkliden 3",
        locality: "Fridlevstad",
        adaptations: ["shared-ride"],
        supervisor: { name: "Lars-Erik Ask", duty: "Lantbrukare" },
        places: ["farm-work"],
      },
    ],
  },
  {
    name: "Torhamns Plantskola",
    about: "Perenner, buskar och grönsaksplantor.",
    standing: approved,
    workplaces: [
      {
        name: "Torhamns Plantskola",
        address: "Uddvägen 8",
        locality: "Torhamn",
        adaptations: ["shared-ride", "own-pace"],
        supervisor: { name: "Malee Svensson", duty: "Trädgårdsmästare" },
        places: ["nursery"],
      },
    ],
  },
  {
    name: "Biblioteket Skeppet",
    about: "Stadsdelsbibliotek med språkcafé och mötesrum.",
    standing: approved,
    workplaces: [
      {
        name: "Biblioteket Skeppet",
        address: "Skeppsbrokajen 5",
        locality: "Karlskrona",
        access: "Hiss och automatiska dörrar.",
        adaptations: ["step-free"],
        formats: ["spoken.arabic", "spoken.dari", "easy-swedish"],
        supervisor: { name: "Elin Forsberg", duty: "Bibliotekarie" },
        places: ["library-shelves"],
      },
    ],
  },
  {
    name: "Repslagarmuseet",
    about: "Museum om hamnens hantverk.",
    standing: approved,
    workplaces: [
      {
        name: "Repslagarmuseet",
        address: "Repslagaregatan 1",
        locality: "Karlskrona",
        supervisor: { name: "Olle Wiberg", duty: "Intendent" },
        places: ["museum-host", { offer: "photo-archive", state: "paused" }],
      },
    ],
  },
  {
    name: "Hasslö Båtvarv",
    about: "Vinterförvaring och vårrustning av 180 fritidsbåtar.",
    standing: approved,
    workplaces: [
      {
        name: "Hasslö Båtvarv, slipen",
        address: "Hamnvägen 2",
        locality: "Hasslö",
        adaptations: ["warm-clothes"],
        supervisor: { name: "Conny Rask", duty: "Varvsbas" },
        places: ["boat-spring"],
      },
      {
        name: "Hasslö Båtvarv, hallarna",
        address: "Hamnvägen 10",
        locality: "Hasslö",
        adaptations: ["transport-offered"],
        supervisor: { name: "Eva-Lena Rask", duty: "Ägare" },
        places: ["boat-storage"],
      },
    ],
  },
  {
    name: "Ringhjulet Däck och Bilvård",
    about: "Däckhotell, däckskifte och rekond.",
    standing: approved,
    workplaces: [
      {
        name: "Ringhjulet Däck",
        address: "Verkövägen 33",
        locality: "Lyckeby",
        supervisor: { name: "Zana Karim", duty: "Platschef" },
        places: ["tyre-season"],
      },
      {
        name: "Ringhjulet Bilvård",
        address: "Gullberna Park 5",
        locality: "Karlskrona",
        supervisor: { name: "Hassan Khalaf", duty: "Rekondare" },
        places: ["car-wash"],
      },
    ],
  },
  {
    name: "Förskolan Snäckan",
    about: "Förskola med fyra avdelningar och egen gård.",
    standing: approved,
    workplaces: [
      {
        name: "Förskolan Snäckan",
        address: "Sturkövägen 18",
        locality: "Sturkö",
        supervisor: { name: "Camilla Bergh", duty: "Förskollärare" },
        places: ["preschool"],
      },
    ],
  },
  {
    name: "Kontorsnavet",
    about: "Post, växel och arkiv åt företag i samma hus.",
    standing: approved,
    workplaces: [
      {
        name: "Kontorsnavet",
        address: "Campus Gräsvik 7",
        locality: "Karlskrona",
        adaptations: ["step-free", "flexible-start"],
        supervisor: { name: "Helena Dahl", duty: "Teamledare" },
        places: ["post-room", "copy-and-archive"],
      },
    ],
  },
  {
    name: "Måleri Två Penslar",
    about: "Målar trapphus och fasader.",
    standing: "registered",
    workplaces: [
      {
        name: "Två Penslar",
        address: "Penselgränd 2",
        locality: "Karlskrona",
        supervisor: { name: "Ida Rönn", duty: "Målare" },
        places: [{ offer: "paint-walls", state: "draft" }],
      },
    ],
  },
  {
    name: "Byggladan i Nättraby",
    about: "Trävaror och byggmaterial.",
    standing: "registered",
    workplaces: [
      {
        name: "Byggladan",
        address: "Nättrabyvägen 55",
        locality: "Nättraby",
        supervisor: { name: "Mats Ohlin", duty: "Butikschef" },
        places: [{ offer: "builders-yard", state: "draft" }],
      },
    ],
  },
  {
    name: "Sjöbo Snickeri",
    about: "Kök och inredning på beställning.",
    standing: "registered",
    workplaces: [
      {
        name: "Sjöbo Snickeri",
        address: "Kättilsmålavägen 4",
        locality: "Kättilsmåla",
        supervisor: { name: "Anders Sjöbo", duty: "Snickare" },
        places: [{ offer: "joinery", state: "draft" }],
      },
    ],
  },
  {
    name: "Fyren Bemanning",
    about: "Hyr ut personal till lager och städ.",
    standing: { declined: "Platserna skulle ersätta ordinarie personal utan lön." },
    workplaces: [],
  },
];

/** Eight employers of Karlshamn: enough to see that the two municipalities never meet. */
export const karlshamnEmployers: PlannedEmployer[] = [
  {
    name: "Sternö Terminal",
    about: "Gods mellan hamnen och järnvägen.",
    standing: approved,
    workplaces: [
      {
        name: "Sternö Terminal",
        address: "Stillerydsvägen 40",
        locality: "Karlshamn",
        supervisor: { name: "Bengt Ivarsson", duty: "Terminalchef" },
        places: ["goods-reception", "label-and-returns"],
      },
    ],
  },
  {
    name: "Bageri Hamnbullen",
    about: "Bageri med café.",
    standing: approved,
    workplaces: [
      {
        name: "Hamnbullen",
        address: "Drottninggatan 31",
        locality: "Karlshamn",
        adaptations: ["adjustable-table"],
        supervisor: { name: "Carina Flink", duty: "Bagare" },
        places: ["bread-packing"],
      },
    ],
  },
  {
    name: "Laxens Fisk",
    about: "Filear och packar fisk.",
    standing: approved,
    workplaces: [
      {
        name: "Laxens Fisk",
        address: "Åvägen 3",
        locality: "Mörrum",
        adaptations: ["warm-clothes"],
        supervisor: { name: "Piotr Nowak", duty: "Skiftledare" },
        places: ["cold-packing"],
      },
    ],
  },
  {
    name: "Asarums Omsorg",
    about: "Två äldreboenden.",
    standing: approved,
    workplaces: [
      {
        name: "Solgläntan",
        address: "Hagstigen 6",
        locality: "Asarum",
        adaptations: ["step-free"],
        supervisor: { name: "Lena Törn", duty: "Enhetschef" },
        places: ["care-activities", "care-kitchen", "care-cleaning"],
      },
    ],
  },
  {
    name: "Svängsta Spolen",
    about: "Monterar rullar och reservdelar.",
    standing: approved,
    workplaces: [
      {
        name: "Spolen",
        address: "Fabriksgatan 1",
        locality: "Svängsta",
        supervisor: { name: "Jonny Ljung", duty: "Produktionsledare" },
        places: ["check-and-pack", "take-apart"],
      },
    ],
  },
  {
    name: "Väggaparkens Grönyta",
    about: "Parker och badplatser.",
    standing: approved,
    workplaces: [
      {
        name: "Vägga",
        address: "Väggavägen 12",
        locality: "Karlshamn",
        supervisor: { name: "Nina Rosén", duty: "Arbetsledare" },
        places: ["park-care", "playground-round"],
      },
    ],
  },
  {
    name: "Andra Rundan",
    about: "Second hand och cyklar.",
    standing: approved,
    workplaces: [
      {
        name: "Andra Rundan",
        address: "Kungsgatan 50",
        locality: "Karlshamn",
        adaptations: ["supervisor-nearby"],
        formats: ["spoken.arabic"],
        supervisor: { name: "Samira Haddad", duty: "Handledare" },
        places: ["sort-clothes", "bike-workshop", "cafe-kitchen", "sewing"],
      },
    ],
  },
  {
    name: "Hällaryds Gästgård",
    about: "Vandrarhem och lunchservering.",
    standing: "registered",
    workplaces: [
      {
        name: "Hällaryds Gästgård",
        address: "Skärgårdsvägen 9",
        locality: "Hällaryd",
        supervisor: { name: "Ove Melin", duty: "Värd" },
        places: [],
      },
    ],
  },
];
