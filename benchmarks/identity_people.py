# ruff: noqa: E501 - the lines are tables of names, read across
"""Invented people for measuring what masking leaves of them: names, addresses, numbers, links, lines.

Names are made from given and family names of many cultures in parts that share no word: "tune" and "judge"
were looked at while masking was improved, "unseen" was not and only counts.
"""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass

from benchmarks import identity_unseen

Half = str

_CULTURES: dict[Half, dict[str, tuple[str, str]]] = {
    "tune": {
        "english": ("Oliver Emily Harry Charlotte Gareth Siobhan Imogen Ewan", "Whitfield Baker Ashdown Llewellyn O'Connor McAllister Page Cartwright"),
        "german": ("Jürgen Anneliese Thorsten Heike Lukas Maike Björn Käthe", "Müller Schäfer Großmann Kühnel Weiß Hölzl Brandt Zimmermann"),
        "french": ("Éloïse Thibault Aurélie Gaëtan Margaux Cédric Solène Baptiste", "Lefèvre Dubois Beauchamp D'Aubigné Garçon Chevalier Roussel Moreau"),
        "spanish": ("Íñigo Begoña Álvaro Rocío Xavier Montserrat Joaquín Nuria", "Ibáñez Gutiérrez Peña Echeverría Castaño Núñez Valverde Zorrilla"),
        "portuguese": ("João Conceição Thiago Luísa Gonçalo Inês Renato Fabiana", "Sales Magalhães Araújo Brandão Falcão Teixeira Quintão Vasconcelos"),
        "italian": ("Giuseppe Chiara Niccolò Federica Matteo Ludovica Ettore Ginevra", "Esposito Bianchi D'Angelo Ferrara Colombo Ricci Caruso Lombardi"),
        "dutch": ("Sjoerd Marloes Joost Femke Thijs Anouk Bram Liesbeth", "Bakker Dijkstra Hoekstra Kuiper Verhoeven Wolters Smeets Postma"),
        "polish": ("Krzysztof Małgorzata Wojciech Agnieszka Łukasz Żaneta Grzegorz Bożena", "Kowalczyk Wójcik Szczepański Dąbrowska Żurawski Piątek Gołąb Błaszczyk"),
        "nordic": ("Åse Øyvind Sigríður Håkon Linnéa Jørgen Päivi Veikko", "Lindqvist Ødegård Sørensen Virtanen Hämäläinen Gustafsson Kjær Bjarnadóttir"),
        "balkan": ("Miloš Željka Dražen Snežana Ivayla Stoyan Ștefan Ioana", "Jovanović Đorđević Horvat Petkov Ionescu Popescu Šimić Kovač"),
        "hungarian": ("Zsófia Gergő Ágnes László Réka Balázs", "Szabó Kővári Fekete Németh Vörös Hegedűs"),
        "turkish": ("Gökçe Çağlar İbrahim Şebnem Oğuz Elif", "Yılmaz Öztürk Çelik Şahin Karadağ Aydın"),
        "indian": ("Aarav Lakshmi Rajesh Deepika Venkatesh Ishita Gurpreet Sunil", "Patel Iyengar Krishnamurthy Chatterjee Deshpande Kaur Reddy Mukhopadhyay"),
        "chinese": ("Wei Xiaoling Zhiyuan Meifang Jun Lihua Bo Yuxuan", "Zhang Ouyang Li Xu Zhao Huang Qiu Ng"),
        "japanese": ("Haruto Ai Kenji Sakura Ryō Michiko Daisuke Yui", "Tanaka Shimizu Kobayashi Ōno Watanabe Fujimoto Sato Ito"),
        "korean": ("Min-jun Seo-yeon Ji-hoon Hye-jin Dong-hyun Eun", "Kim Park Choi Yoon Oh Ryu"),
        "vietnamese": ("Thảo Quân Hương Dũng Linh Phúc", "Nguyễn Trần Phạm Đặng Võ Bùi"),
        "arabic": ("Khalid Fatima Yousef Noura Abdulrahman Hala Tariq Rania", "Haddad Mansour Khoury Nasser Qasim Farouk Bakri Shaheen"),
        "persian": ("Kaveh Shirin Babak Niloufar Dariush Parisa", "Ahmadi Rostami Tehrani Golzar Moradi Jafari"),
        "african": ("Chukwuemeka Adaeze Kwame Wanjiru Thabo Nomvula Amara Sekou", "Okonkwo Mensah Kamau Dlamini Diallo Achebe Nkosi Traoré"),
        "slavic": ("Dmitri Oksana Yevgeny Svitlana Aleksei Halyna", "Volkov Shevchenko Kuznetsova Melnyk Tkachenko Sokolov"),
        "israeli": ("Yael Eitan Shira Noam Tamar Avigail", "Ben-David Mizrahi Peretz Bar-Lev Katz Friedman"),
        "southeast": ("Nurul Siti Somchai Malee Jose Ligaya Arif Dewi", "Abdullah Hidayat Wongsakul Chaiyasit Bautista Magsaysay Santoso Rahman"),
    },
    "judge": {
        "english": ("George Beatrice Alistair Philippa Callum Niamh Rosalind Duncan", "Thistlethwaite Cooper Hargreaves Gwynne O'Leary MacGregor Judge Bellamy"),
        "german": ("Günther Sieglinde Matthias Ulrike Jonas Frauke Jörg Bärbel", "Köhler Böhm Weißmüller Vögele Fuchs Löwe Hartmann Steinbrecher"),
        "french": ("Hélène François Océane Rémi Clémence Loïc Apolline Gérard", "Fournier Châtelain Gauthier D'Estrées Lacroix Maçon Perrin Delacourt"),
        "spanish": ("Iñaki Itziar Andrés Pilar Germán Consuelo Ramón Lucía", "Muñoz Etxeberria Cárdenas Otxoa Briceño Yáñez Salazar Olmedo"),
        "portuguese": ("Sebastião Assunção Rodrigo Letícia Estêvão Glória Caio Beatriz", "Guimarães Simões Leitão Assis Carvalho Figueiredo Bragança Meireles"),
        "italian": ("Lorenzo Beatrice Nicolò Ilaria Tommaso Rossella Dante Alessia", "Marchetti Fontana D'Amico Pellegrini Gallo Bruno Serra Testa"),
        "dutch": ("Wouter Sanne Pieter Marijke Ruben Hanneke Daan Tineke", "Visser Bosch Hofstra Molenaar Kramer Schouten Veenstra Terpstra"),
        "polish": ("Zbigniew Katarzyna Michał Jadwiga Paweł Świętosława Tadeusz Grażyna", "Nowakowski Zieliński Wąsik Jabłońska Król Ćwikliński Mazur Grześkowiak"),
        "nordic": ("Ragnhild Søren Guðrún Torbjörn Elsa Mikkel Jyrki Aino", "Bergström Ålund Østergaard Korhonen Mäkinen Håkansson Næss Stefánsson"),
        "balkan": ("Goran Vesna Zdravko Đurđica Kaloyan Desislava Răzvan Mădălina", "Petrović Čolić Babić Georgiev Dumitrescu Țurcanu Žagar Matić"),
        "hungarian": ("Márton Boglárka Attila Csilla Dénes Emőke", "Tóth Juhász Kertész Gál Szűcs Bíró"),
        "turkish": ("Tuğba Barış Gülşen Emre Nazlı Kerem", "Demir Kılıç Güneş Erdoğan Bozkurt Uçar"),
        "indian": ("Vikram Ananya Harish Meenakshi Siddharth Kavya Jaspreet Mohan", "Banerjee Nair Subramanian Joshi Kulkarni Singh Menon Bhattacharya"),
        "chinese": ("Jian Xueqin Haoran Shuang Peng Ting Yi Ziyi", "Wang Situ Liu Gao Shen Lin He Tse"),
        "japanese": ("Sōta Aoi Takeshi Haruka Kei Naoko Shinji Mei", "Suzuki Yamaguchi Ōta Nakamura Inoue Hayashi Endō Abe"),
        "korean": ("Sung-ho Ji-woo Hyun-woo Soo-jin Tae-yang Bit-na", "Lee Kwon Jung Shin An Noh"),
        "vietnamese": ("Hạnh Tuấn Ngọc Cường Trang Khải", "Lê Hoàng Đỗ Vũ Lý Ngô"),
        "arabic": ("Omar Layla Hassan Salma Abdelkader Dina Ziad Mariam", "Najjar Saleh Hamdan Fayed Darwish Zaki Khalil Sabbagh"),
        "persian": ("Arash Mahsa Farhad Roya Siavash Leila", "Karimi Hosseini Sohrabi Zand Bahrami Kazemi"),
        "african": ("Olumide Ngozi Kofi Njeri Sipho Thandeka Ama Ousmane", "Adeyemi Boateng Odhiambo Mokoena Keita Okafor Zulu Coulibaly"),
        "slavic": ("Nikolai Daryna Vsevolod Lyudmila Bohdan Iryna", "Morozov Bondarenko Lebedeva Kravchuk Pavlenko Orlov"),
        "israeli": ("Dov Liora Asaf Michal Yonatan Ronit", "Ben-Ami Shapira Golan Bar-On Levi Rosenfeld"),
        "southeast": ("Ahmad Putri Anong Kittisak Maricel Rizal Bayu Intan", "Ismail Wijaya Srisuk Thongchai Dimaculangan Reyes Hartono Yusof"),
    },
    "unseen": identity_unseen.CULTURES,
}  # fmt: skip

_OTHER_SCRIPTS: dict[Half, str] = {
    "tune": "王小明|田中 太郎|김민준|Алексей Иванов|Γιώργος Παπαδόπουλος|محمد الأحمد|דוד כהן|अमित शर्मा|Наталія Коваль|李娜|佐藤花子|สมชาย ใจดี",
    "judge": "陈建国|鈴木 一郎|이서연|Мария Петрова|Ελένη Νικολάου|أحمد خليل|שרה לוי|प्रिया वर्मा|Олена Мельник|赵敏|高橋美咲|மீனா குமார்",
    "unseen": identity_unseen.OTHER_SCRIPTS,
}
_PARTICLES = (
    "van der",
    "de la",
    "von",
    "al",
    "El",
    "bin",
    "dos",
    "Di",
    "Le",
    "ten",
    "van den",
    "da",
    "zu",
    "af",
    "de",
    "Mac",
    "St.",
)
_BEFORE = (
    "Dr.",
    "Dr",
    "Ms",
    "Mr.",
    "Prof. Dr.",
    "Mrs.",
    "Dipl.-Ing.",
    "Mx",
    "Ing.",
    "Er.",
    "Miss",
    "Herr",
    "Mme",
)
_AFTER = (
    ", PhD", ", Ph.D.", " MSc", ", M.Sc., PMP", " MBA", ", CFA", ", B.Eng.", " Jr.", " III", ", MD, PhD", ", CISSP",
    " (she/her)", " (he/him)", " (they/them)", " she/her/hers", ", MTech", " – PhD", ", BTech", " | PhD", ", D.Phil",
)  # fmt: skip
_MIDDLE = ("A.", "J.", "Maria", "J. R.", "K", "Lee")


@dataclass(frozen=True, slots=True)
class Person:
    """Who a CV is about: `shown` as a header writes it, `words` those of it that are the name."""

    half: Half
    shown: str
    words: tuple[str, ...]
    shape: str
    email: str
    phone: str
    handle: str
    site: str
    linkedin: str
    address: str


def people(count: int, half: Half, seed: int) -> list[Person]:
    """Return `count` invented people, the same for the same arguments."""
    chance = random.Random(f"{half} {seed}")
    return [_person(chance, half, place) for place in range(count)]


_SHAPES = (
    "plain", "plain", "plain", "capitals", "particle", "hyphenated", "initial", "before", "after", "mononym",
    "inverted", "script", "both", "small", "three", "latin and script", "initials only", "quoted",
)  # fmt: skip


def _person(chance: random.Random, half: Half, place: int) -> Person:
    shape = _SHAPES[place % len(_SHAPES)]
    given_names, families = (part.split() for part in chance.choice([*_CULTURES[half].values()]))
    given, family = chance.choice(given_names), chance.choice(families)
    shown, words = _shaped(chance, half, shape, given, family)
    latin = fold(given) or "kontakt", fold(family) or "mail"
    email = _email(chance, *latin)
    handle = _handle(chance, *latin)
    site = chance.choice(
        (f"{latin[0]}{latin[1]}", f"{latin[0]}-{latin[1]}", latin[1], handle.replace("_", ""))
    )
    return Person(
        half, shown, words, shape, email, phone(chance, half), handle, f"{site}.{chance.choice(_ENDS)}",
        chance.choice((f"{latin[0]}-{latin[1]}", handle, f"{latin[0]}{latin[1]}-{chance.randrange(16**6):06x}")),
        address(chance, half),
    )  # fmt: skip


def _shaped(
    chance: random.Random, half: Half, shape: str, given: str, family: str
) -> tuple[str, tuple[str, ...]]:
    """Return a name as a header shows it, and its words."""
    plain = f"{given} {family}"
    middle = chance.choice(_MIDDLE)
    other = chance.choice([n for g, _ in _CULTURES[half].values() for n in g.split()])
    script = chance.choice(_OTHER_SCRIPTS[half].split("|"))
    particle = chance.choice(_PARTICLES)
    after, before = chance.choice(_AFTER), chance.choice(_BEFORE)
    name, shown = {
        "plain": (plain, plain),
        "capitals": (plain.upper(), plain.upper()),
        "particle": (f"{given} {particle} {family}",) * 2,
        "hyphenated": (f"{given}-{other} {family}",) * 2,
        "initial": (f"{given} {middle} {family}",) * 2,
        "before": (plain, f"{before} {plain}"),
        "after": (plain, f"{plain}{after}"),
        "mononym": (given, given),
        "inverted": (f"{family} {given}", f"{family}, {given}"),
        "script": (script, script),
        "both": (plain, f"{before} {plain}{after}"),
        "small": (plain.lower(), plain.lower()),
        "three": (f"{given} {other} {family}",) * 2,
        "latin and script": (f"{plain} {script}", f"{plain} ({script})"),
        "initials only": (f"{given[0]}. {family}",) * 2,
        "quoted": (f"{given} {other} {family}", f'{given} "{other}" {family}'),
    }[shape]
    return shown, tuple(name.split())


def fold(text: str) -> str:
    """Return `text` as mail addresses spell it."""
    text = text.lower().translate(
        str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "ı": "i", "ð": "d"})
    )
    return re.sub(r"[^a-z]", "", unicodedata.normalize("NFKD", text))


_ENDS = (
    "com",
    "dev",
    "me",
    "io",
    "net",
    "org",
    "ai",
    "de",
    "fr",
    "co.uk",
    "nl",
    "pl",
    "tech",
    "xyz",
    "com.br",
    "in",
)
_HOSTS = (
    "example.com", "example.co.uk", "mail.example.org", "example.edu", "cs.example.ac.in", "example.de",
    "example-mail.net", "inbox.example.io", "x.example", "EXAMPLE.COM",
)  # fmt: skip


def _email(chance: random.Random, given: str, family: str) -> str:
    number = chance.randrange(10, 99)
    local = chance.choice((
        f"{given}.{family}", f"{given[0]}{family}", f"{given}_{family}{number}", f"{family}.{given[0]}",
        f"{given}{number}", f"contact+{family}", f"{given}-{family}", f"datacat{number}", "hello", f"{given}{family}",
    ))  # fmt: skip
    return f"{local}@{chance.choice(_HOSTS)}"


def _handle(chance: random.Random, given: str, family: str) -> str:
    return chance.choice((
        f"{given}{family}", f"{given[0]}{family}", f"{given}-{family}", f"{family}{chance.randrange(99)}",
        f"{given}_codes", f"the{given}", f"quietfox{chance.randrange(9)}",
    ))  # fmt: skip


_PHONES = (
    "+1 (###) ###-####", "(###) ###-####", "###-###-####", "###.###.####", "+1-###-###-####", "+1.###.###.####",
    "1-###-###-####", "+1 ### ### ####", "### ### ####", "(###)###-####", "+1(###)###-####", "+44 7### ######",
    "07### ######", "07### ### ###", "+44 (0)20 #### ####", "020 #### ####", "(020) #### ####", "+49 170 #######",
    "+49 (0)170 #######", "0170/#######", "0170 / 123 45 ##", "+49 (0) 89 / 123456-##", "0049 170 #######",
    "+49-89-######", "+33 6 ## ## ## ##", "06 ## ## ## ##", "06.##.##.##.##", "+33 (0)6 ## ## ## ##",
    "+34 6## ### ###", "6## ## ## ##", "+39 3## ### ####", "+39 02 ########", "+31 6 ########", "06-########",
    "+31 (0)6-########", "+48 ### ### ###", "+48 ### ## ## ##", "+91 98### #####", "98########", "+91-98########",
    "+91 98## ### ###", "0##-########", "+86 138 #### ####", "138########", "+81 90-####-####", "090-####-####",
    "+81-3-####-####", "+82 10-####-####", "010-####-####", "+55 (11) 9####-####", "(11) 9####-####",
    "+55 11 9#### ####", "+52 55 #### ####", "+54 9 11 ####-####", "+57 3## ### ####", "+234 80# ### ####",
    "080########", "+254 7## ######", "+27 82 ### ####", "082 ### ####", "+20 10 #### ####", "+971 50 ### ####",
    "+966 5# ### ####", "+90 5## ### ## ##", "+7 (9##) ###-##-##", "8 (9##) ###-##-##", "+380 (67) ###-##-##",
    "+46 70-### ## ##", "070-### ## ##", "+47 ### ## ###", "+45 ## ## ## ##", "+358 40 #######",
    "+41 79 ### ## ##", "079 ### ## ##", "+43 664 #######", "+32 4## ## ## ##", "+351 9## ### ###",
    "+353 8# ### ####", "+61 4## ### ###", "04## ### ###", "+64 21 ### ####", "+65 #### ####", "+852 #### ####",
    "+62 812-####-####", "+63 9## ### ####", "+84 9# ### ## ##", "+66 8 #### ####", "+92 3## #######",
    "+880 1###-######", "+94 7# ### ####", "+972 5#-###-####", "+30 69# ### ####", "+36 30 ### ####",
    "+40 7## ### ###", "+420 ### ### ###", "+421 9## ### ###", "+385 9# ### ####", "+381 6# ### ####",
    "(###) ###-#### ext. 12", "+1 ### ### #### x34", "(+44) 7### ######", "+ 49 170 #######", "[+1] ###-###-####",
)  # fmt: skip


def phone(chance: random.Random, half: Half) -> str:
    """Return an invented telephone number in one of many countries' ways of writing."""
    formats = identity_unseen.PHONES if half == "unseen" else _PHONES
    return re.sub("#", lambda _: str(chance.randrange(2, 10)), chance.choice(formats))


_ADDRESSES = (
    "12 Rose Street, Springfield, IL 62704", "Hauptstraße 12, 10115 Berlin", "14 rue des Lilas, 69003 Lyon",
    "Calle Mayor 5, 2º B, 28013 Madrid", "Via Roma 10, 20121 Milano", "Flat 4, 22 Hill Road, London SW1A 1AA",
    "Keizersgracht 123, 1015 CJ Amsterdam", "ul. Marszałkowska 10/5, 00-590 Warszawa",
    "Rua Augusta, 1500, São Paulo - SP, 01304-001", "No. 14, 3rd Cross, Indiranagar, Bengaluru 560038",
    "Plot 22, Sector 15, Gurgaon, Haryana 122001", "P.O. Box 1234, Nairobi", "1-2-3 Shibuya, Shibuya-ku, Tokyo 150-0002",
    "Storgatan 5, 111 22 Stockholm", "Apt 5B, 100 King St W, Toronto, ON M5X 1A9", "House 12, Road 5, Dhanmondi, Dhaka 1205",
    "Am Stadtpark 7, 22303 Hamburg", "Lange Gasse 3/12, 1080 Wien", "45B Oakwood Crescent, Leeds LS6 2AB",
    "Av. Paulista, 900, apto 31, São Paulo", "Piazza Garibaldi 4, Napoli", "Plaza de España 3, Sevilla",
    "221B Baker Street, London", "Prinsenstraat 9, 2513 CA Den Haag", "os. Słoneczne 8/14, Kraków",
    "Unit 3, 18 Harbour Parade, Sydney NSW 2000", "B-204, Lotus Apartments, Andheri West, Mumbai 400053",
    "Rue de la Loi 16, 1000 Bruxelles", "Bahnhofstrasse 21, 8001 Zürich", "Bulevar Oslobođenja 7, Novi Sad",
)  # fmt: skip


def address(chance: random.Random, half: Half) -> str:
    """Return an invented address line."""
    return chance.choice(identity_unseen.ADDRESSES if half == "unseen" else _ADDRESSES)


_MORE_LINKS = (
    "https://de.linkedin.com/in/{long}/?originalSubdomain=de", "Profile: linkedin.com/in/{long}", "LinkedIn - /{long}", "linkedin.com/in/{long}/en",
    "https://www.github.com/{who}/notes.git", "Code: github.com/{who}?tab=repositories", "gist.github.com/{who}", "git@github.com:{who}/cv.git",
    "Web: {site}", "Homepage {site}", "http://{site}", "{site}/about-me", "Personal website: www.{site}", "https://sites.google.com/view/{who}",
    "{plain}.vercel.app", "https://{plain}.netlify.app/", "codeberg.org/{who}", "hf.co/{who}", "g.dev/{who}", "https://www.kaggle.com/{who}/competitions",
    "Twitter/X: @{who}", "Instagram: @{who}", "@{who} (Twitter)", "Mastodon: @{who}@fosstodon.org", "Bluesky: @{plain}.bsky.social", "Threads: @{who}",
    "Medium: @{who}", "https://{plain}.medium.com", "Stack Overflow: {who}", "Google Scholar: citations?user={who}", "ResearchGate: {who}",
    "https://orcid.org/0000-0003-{number}-002X", "Signal: {who}.42", "https://calendly.com/{who}/30min", "https://cal.com/{who}", "https://read.cv/{who}",
    "https://lnkd.in/{who}", "tinyurl.com/{who}", "https://youtube.com/@{who}", "https://www.xing.com/profile/{who}/cv", "Xing: {who}", "GitLab: @{who}",
)  # fmt: skip


def links(person: Person, chance: random.Random) -> tuple[str, str]:
    """Return one link or handle as a CV writes it, and the part of it that tells who it is of."""
    who, long = person.handle, person.linkedin
    number = chance.randrange(10000, 99999)
    more = identity_unseen.LINKS if person.half == "unseen" else _MORE_LINKS
    if chance.random() < 0.6:
        plain, four = who.replace("_", ""), str(number)[:4]
        form = chance.choice(more)
        told = {"long": long, "who": who, "plain": plain, "number": four, "site": person.site}
        tells = {**told, "site": person.site.split(".")[0]}
        return form.format(**told), next(tells[part] for part in tells if "{" + part + "}" in form)
    return chance.choice((
        (f"https://www.linkedin.com/in/{long}/", long), (f"linkedin.com/in/{long}", long),
        (f"www.linkedin.com/in/{long}", long), (f"uk.linkedin.com/in/{long}", long), (f"LinkedIn: {long}", long),
        (f"linkedin.com/{long}", long), (f"in/{long}", long), (f"LinkedIn: /in/{long}", long),
        (f"github.com/{who}", who), (f"https://github.com/{who}", who), (f"GitHub: {who}", who),
        (f"GitHub: @{who}", who), (f"Github - {who}", who), (f"GitHub {who}", who), (f"gitlab.com/{who}", who),
        (f"github/{who}", who), (f"Twitter: @{who}", who), (f"@{who}", who), (f"twitter.com/{who}", who),
        (f"x.com/{who}", who), (f"X: @{who}", who), (f"{who.replace('_', '')}.github.io", who.replace("_", "")),
        (person.site, person.site.split(".")[0]), (f"https://{person.site}/cv", person.site.split(".")[0]),
        (f"www.{person.site}", person.site.split(".")[0]), (f"Portfolio: {person.site}", person.site.split(".")[0]),
        (f"Website: {person.site}/about", person.site.split(".")[0]), (f"kaggle.com/{who}", who),
        (f"scholar.google.com/citations?user={who}AAAAJ", who), ("orcid.org/0000-0002-1825-0097", "0002-1825"),
        ("ORCID: 0000-0001-5109-3700", "5109"), (f"huggingface.co/{who}", who), (f"medium.com/@{who}", who),
        (f"stackoverflow.com/users/{number}/{who}", who), (f"t.me/{who}", who), (f"Telegram: @{who}", who),
        (f"Skype: live:{who}", who), (f"skype {who}", who), (f"bit.ly/{who}", who), (f"linktr.ee/{who}", who),
        (f"@{who}@mastodon.social", who), (f"bsky.app/profile/{who}.bsky.social", who), (f"about.me/{who}", who),
        (f"dev.to/{who}", who), (f"wa.me/49170{number}", str(number)), (f"researchgate.net/profile/{who}", who),
        (f"leetcode.com/{who}", who), (f"LeetCode: {who}", who), (f"Kaggle: {who}", who), (f"keybase.io/{who}", who),
        (f"[LinkedIn](https://linkedin.com/in/{long})", long), (f"Discord: {who}#1234", who),
        (f"Blog: {who.replace('_', '')}.substack.com", who.replace("_", "")), (f"GitHub | {who}", who),
        (f"HTTPS://WWW.LINKEDIN.COM/IN/{long.upper()}", long.upper()), (f"WeChat: {who}", who),
    ))  # fmt: skip
