import type { LegalGender } from "@passa/domain/participant/participant";

type Names = Record<LegalGender, string[]> & { family: string[] };

const words = (text: string): string[] => text.split(" ");

/** Names that go with a first language (BCP 47), common enough to belong to nobody in particular. */
export const namesOf: Record<string, Names> = {
  sv: {
    woman: words(
      "Anna Maria Linnéa Emma Sofia Jenny Carina Helena Matilda Johanna Therese Ulrika Moa Ida Marie Sandra Camilla Elsa Frida Annika Josefin Lisbeth Amanda Pia",
    ),
    man: words(
      "Erik Johan Anders Mattias Kevin Dennis Robert Christer Simon Oskar Viktor Patrik Tommy Jimmy Fredrik Alexander Leif Joakim Marcus Rickard William Kenneth Daniel Sebastian Tony Linus",
    ),
    family: words(
      "Andersson Johansson Karlsson Nilsson Eriksson Persson Svensson Gustafsson Olsson Lindberg Håkansson Bergström Lundqvist Sandberg Fransson Wallin Ekström Holmgren Ohlsson Nyberg Månsson Sjögren Hellström Åberg",
    ),
  },
  ar: {
    woman: words("Fatima Amal Rania Hanan Nour Layla Maha Rasha Samar Iman Hiba Suad Zeinab Reem Ghada Wafa"),
    man: words(
      "Ahmed Mohammad Omar Khaled Yousef Mahmoud Hassan Ali Bassam Tarek Samer Fadi Nabil Ibrahim Ziad Anas Mustafa Jamal",
    ),
    family: words(
      "Khalil Haddad Al-Hassan Mansour Darwish Saleh Hamdan Najjar Aziz Kassem Jaber Shahin Sabbagh Yassin Othman Taha",
    ),
  },
  so: {
    woman: words("Hodan Amina Khadija Fadumo Ayaan Sahra Halima Ifrah Nasra Hibo Muna Ubah Zamzam Hawa"),
    man: words("Abdi Mohamed Ahmed Hassan Yusuf Ismail Abdullahi Omar Liban Mahad Guled Bashir Said Khalid"),
    family: words("Abdi Mohamud Warsame Jama Farah Hussein Ali Nur Osman Ibrahim Isse Duale Hirsi Abshir"),
  },
  prs: {
    woman: words("Zahra Maryam Fereshta Shabnam Laila Parwin Nargis Masuma Soraya Zarghona"),
    man: words("Ali Reza Hamid Farhad Jawad Mirwais Najib Ehsan Sohrab Rahim Qasim Mustafa"),
    family: words("Rahimi Hosseini Ahmadi Noori Karimi Mohammadi Sharifi Haidari Rezai Amiri Jafari"),
  },
  fa: {
    woman: words("Shirin Nasrin Azadeh Mina Leila Parisa"),
    man: words("Babak Kaveh Dariush Mehdi Arash Siavash"),
    family: words("Tehrani Moradi Rostami Farahani Ebrahimi Kazemi"),
  },
  ti: {
    woman: words("Selam Rahwa Freweini Senait Luwam Azeb Mehret Saba Tsegereda Winta"),
    man: words("Yonas Filmon Tesfay Dawit Samuel Berhane Mehari Robel Habtom Kidane"),
    family: words("Tesfamariam Gebremedhin Haile Kidane Weldemichael Tekle Berhe Ghebremeskel Araya Yohannes"),
  },
  uk: {
    woman: words("Oksana Iryna Nataliia Olena Tetiana Svitlana Halyna Kateryna Liudmyla Yuliia"),
    man: words("Andrii Mykola Serhii Oleksandr Viktor Dmytro Vasyl Ihor"),
    family: words("Shevchenko Kovalchuk Bondarenko Tkachenko Melnyk Kravchenko Savchenko Rudenko Lysenko Moroz"),
  },
  bs: {
    woman: words("Amra Lejla Jasmina Emina Sabina Mirela Senada"),
    man: words("Senad Mirza Adnan Edin Haris Nermin Samir"),
    family: words("Hodzic Begic Delic Mehic Kovacevic Halilovic Muratovic"),
  },
  th: {
    woman: words("Malee Somjai Siriporn Nong Kanya Pim Suda Wanida Ratana"),
    man: words("Somsak Anan Chai Prasit"),
    family: words("Saetang Chaiyasit Wongsa Boonmee Srisuk Phromma"),
  },
  pl: {
    woman: words("Agnieszka Katarzyna Joanna Beata Ewa"),
    man: words("Piotr Marek Tomasz Krzysztof Pawel"),
    family: words("Nowak Kowalski Zielinski Wojcik Lewandowski Mazur"),
  },
  ku: {
    woman: words("Berivan Zilan Shilan Nesrin Awaz Tara"),
    man: words("Azad Rebin Karwan Hiwa Diyar Sirwan"),
    family: words("Karim Aziz Hama Rashid Amedi Sido"),
  },
};

/** A name as the part of an address before the @. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, ".")
    .replace(/^\.|\.$/g, "");
}
