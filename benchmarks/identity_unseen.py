# ruff: noqa: E501 - the lines are tables of names, read across
"""Names, numbers, addresses and links that nobody looked at while masking was written: they only judge.

No word of a name here is in the "tune" or "judge" half or in the closed word lists of masking; no telephone
format or address line is one of theirs.
"""

from __future__ import annotations

CULTURES: dict[str, tuple[str, str]] = {
    "english": ("Barnaby Cordelia Hamish Tabitha Rupert Ottilie Fergus Gwendolyn", "Fairweather Marsh Ackroyd Pemberton O'Rourke MacDonnell Thatcher Frost"),
    "american": ("Brandon Kaitlyn Tyrone Shanice Dakota Mackenzie Dwayne Latoya", "Washburn Hunter Grant Broussard Van-Horn Buchanan Archer Vandermeer"),
    "german": ("Friedhelm Annegret Torben Wiebke Hartmut Gesine Sönke Mechthild", "Krüger Schröder Haßlinger Öttinger Bräuer Sperling Nachtigall Lüdtke"),
    "french": ("Maëlys Gwenaël Léopold Bérengère Ghislain Eugénie Mathéo Noémie", "Guérin Desrosiers Chauvet D'Ormesson Boyer Lemaître Pélissier Rousselot"),
    "spanish": ("Ximena Fermín Guadalupe Aníbal Remedios Saúl Zulema Ánxel", "Quiñones Ordóñez Escalante Villaseñor Cabañas Urrutia Larrañaga Sepúlveda"),
    "portuguese": ("Anselmo Filomena Tomé Graça Leandro Jussara Otávio Célia", "Siqueira Gusmão Negrão Peixoto Sampaio Lourenço Damasceno Varela"),
    "italian": ("Gaetano Fiammetta Raffaele Serafina Ubaldo Donatella Calogero Mirella", "Santoro Vitale D'Agostino Mancuso Palumbo Bellucci Zanetti Guerrieri"),
    "dutch": ("Gijs Annelies Maarten Jolanda Floris Roosmarijn Teun Hilde", "Brouwer Zijlstra Kuyper Wiersma Nijhuis Schipper Oosterhuis Dekker"),
    "polish": ("Stanisław Bronisława Przemysław Halina Mieczysław Zdzisława Ignacy Weronika", "Wróblewski Kaczmarek Pawłowska Śliwiński Maciejewska Bąk Łuczak Sikora"),
    "nordic": ("Hjördís Gunnar Ingrid Þórdís Rasmus Eero Sólveig Tuomas", "Nyström Åkesson Brændstrup Niskanen Löfgren Thorvaldsen Hauge Þorsteinsson"),
    "balkan": ("Slobodan Jadranka Borislav Tsvetana Cătălin Anca Blaž Emilija", "Nikolić Živković Marinković Todorov Stănescu Rădulescu Vuković Krstić"),
    "baltic": ("Jānis Žydrūnas Kristīne Rasa Tõnis Liis Mindaugas Agnese", "Bērziņš Kazlauskas Ozoliņa Jankauskienė Tamm Kask Liepiņš Butkus"),
    "czech": ("Bořivoj Květoslava Ondřej Zdeňka Matěj Ľubica Radovan Božena-Marie", "Dvořák Novotná Procházka Švec Krejčí Hrušková Ďurica Mlynár"),
    "greek": ("Evangelos Despina Spyridon Vasiliki Thanasis Chrysoula", "Papanikolaou Stavridis Economou Karagiannis Tsakiris Vlachou"),
    "turkish": ("Mehmet Zübeyde Ümit Hatice Serdar Buğra", "Aksoy Türkoğlu Şimşek Kaplan Doğan Çakır"),
    "caucasian": ("Giorgi Nino Tigran Anahit Elnur Aygün", "Beridze Kapanadze Harutyunyan Sargsyan Mammadov Aliyeva"),
    "indian": ("Raghunath Sudha Manoj Padmavathi Abhijit Swati Harpreet Dinesh", "Agarwal Chaudhary Ramachandran Bhatt Gokhale Sandhu Pillai Sengupta"),
    "south asian": ("Farzana Tanvir Nimal Chaturika Bishal Sushma", "Siddiqui Chowdhury Wickramasinghe Gunawardena Shrestha Thapa"),
    "chinese": ("Guoqiang Yanling Zhaohui Fengxia Shiyu Ruolan Kang Dongmei", "Deng Xiao Cheung Zhuge Tsai Jiang Fan Luo"),
    "japanese": ("Tetsuya Kaori Makoto Sayuri Jun'ichi Asuka Yōsuke Rin", "Matsumoto Kimura Hasegawa Ishikawa Ōtani Mori Okada Ueda"),
    "korean": ("Jae-won Eun-ji Chang-min Mi-kyung Woo-sung Ha-neul", "Hwang Moon Seong Bae Yang Jang"),
    "vietnamese": ("Thúy Hiếu Loan Đức Bích Vinh", "Phan Huỳnh Đinh Trịnh Mai Lâm"),
    "arabic": ("Nabil Samira Walid Huda Abdelrahim Zahra Faisal Lubna", "Sayegh Jaber Rashid Tamimi Barakat Sharif Masri Haddadin"),
    "persian": ("Ardeshir Golnaz Houshang Pegah Kamran Setareh", "Eskandari Najafi Shirazi Rezaei Yazdani Pahlavan"),
    "african": ("Obinna Folasade Kwabena Akosua Tendai Lindiwe Moussa Aïssatou", "Eze Nwachukwu Asante Owusu Moyo Khumalo Ndiaye Cissé"),
    "ethiopian": ("Dawit Selamawit Tewodros Hirut Abebe Mulugeta", "Tesfaye Bekele Gebremariam Haile Woldemichael Alemayehu"),
    "slavic": ("Gennady Zinaida Ruslan Larysa Taras Vasilisa", "Fedorov Hrytsenko Vinogradova Lysenko Savchenko Belyaev"),
    "israeli": ("Gideon Nurit Uri Hadas Boaz Ayelet", "Ben-Shahar Dayan Almog Bar-Tal Segal Rabinovich"),
    "southeast": ("Budi Wulandari Prasert Siriporn Crisanto Rowena Azlan Kartini", "Kusuma Prasetyo Suwannarat Chaiprasit Macaraeg Villanueva Zainal Simanjuntak"),
    "pacific": ("Tane Aroha Sione Leilani Manaia Losa", "Parata Ngata Tuilagi Kealoha Faleolo Wharerau"),
}  # fmt: skip

OTHER_SCRIPTS = "黄志强|周雪|松本 真由美|정수빈|Дмитрий Соколов|Ольга Кравченко|Δημήτρης Αντωνίου|يوسف منصور|ליאור ברק|सुनीता देसाई|வேலு நாயகம்|ณัฐพล ศรีสุข"

PHONES = (
    "+1-(###)-###-####", "1 (###) ###-####", "+1 ###.###.####", "001 ### ### ####", "(###) ### ####", "### - ### - ####",
    "+44 (0) 7### ######", "+44-7###-######", "+447#########", "01### ######", "+44 131 ### ####", "+44 (0)1865 ######",
    "+49 (0) 170 / ## ## ## #", "+49.170.#######", "0151-########", "0176 ## ## ## ##", "+49 (30) #######-##", "030 / ########",
    "+33.6.##.##.##.##", "+336########", "07-##-##-##-##", "+34 9## ## ## ##", "+34-6##-###-###", "+39-3##-#######", "3## #######",
    "+31 (0)20 ### ## ##", "0031 6 ########", "06-## ## ## ##", "+48###-###-###", "+91 (0) 98### #####", "+91-80-#### ####", "0091 98########",
    "+86-138-####-####", "+86 (0)21 #### ####", "1## #### ####", "080-####-####", "+81 (0)90 #### ####", "+82-2-###-####", "+55 21 9####.####",
    "+52 1 55 #### ####", "+56 9 #### ####", "+51 9## ### ###", "+593 9# ### ####", "+58 4##-#######", "+502 #### ####", "+234(0)80########",
    "+233 2# ### ####", "+256 7## ######", "+250 78# ### ###", "+221 7# ### ## ##", "+212 6-##-##-##-##", "+213 5## ## ## ##", "+216 ## ### ###",
    "+962 7 #### ####", "+961 3 ### ###", "+965 #### ####", "+974 #### ####", "+98 912 ### ####", "+90 (5##) ### ## ##", "+7 9## ### ## ##",
    "+375 29 ###-##-##", "+370 6## #####", "+371 2# ### ###", "+372 5### ####", "+354 ### ####", "+995 5## ## ## ##", "+374 9# ######",
    "+998 9# ### ## ##", "+886 9##-###-###", "+855 ## ### ###", "+95 9 ### ### ###", "+977 98#-#######", "+94-7#-#######", "+61 (0)4## ### ###",
    "+61 2 #### ####", "+64-21-###-###", "+353 (0)8# ### ####", "+32 (0)4## ## ## ##", "+41 (0)79 ### ## ##", "+43 (0) 664 / ### ## ##", "+351-9##-###-###",
    "+30 210 ### ####", "+386 ## ### ###", "+359 88 ### ####", "+40-7##-###-###", "+420### ### ###", "+47 ########", "+46 (0)70 ### ## ##", "+358-40-### ####",
)  # fmt: skip

ADDRESSES = (
    "742 Larkspur Avenue, Portland, OR 97205", "1600 N Halsted St Apt 12C, Chicago, IL 60614", "88 Wharf Rd, Unit 9, Boston, MA 02110",
    "Flat 12, Thornbury Court, 9 Elm Grove, Bristol BS6 5HQ", "3 The Maltings, Cambridge CB1 2AA", "17 Abbey Lane, Dublin 8, D08 X2Y3",
    "Lindenallee 44, 50667 Köln", "Schillerplatz 3, 70173 Stuttgart", "Auf der Heide 19b, 28355 Bremen", "Untere Hauptstr. 7, 85354 Freising",
    "27 boulevard Victor Hugo, 44000 Nantes", "8 bis, impasse des Tilleuls, 31000 Toulouse", "Résidence Les Pins, Bât. C, 13008 Marseille",
    "Avenida de América 22, 4º A, 28028 Madrid", "C/ Serrano 110, 3º dcha., 46021 Valencia", "Carrer de Balmes 150, 08008 Barcelona",
    "Viale Monza 45, 20127 Milano MI", "Corso Vittorio Emanuele II 12, 10123 Torino", "Vicolo del Moro 6, 00153 Roma",
    "Rua do Carmo, 40, 2.º Esq., 1200-094 Lisboa", "Rua XV de Novembro, 1200, Curitiba - PR, 80020-310", "Travessa da Espera 9, 4000-265 Porto",
    "Oudegracht 215, 3511 NK Utrecht", "Van Baerlestraat 30-2, 1071 AV Amsterdam", "Kortestraat 8, 9000 Gent",
    "ul. Długa 23/4, 31-147 Kraków", "al. Jerozolimskie 101 m. 7, 02-011 Warszawa", "Na Příkopě 14, 110 00 Praha 1",
    "Sveavägen 92, 113 50 Stockholm", "Nørrebrogade 45, 3. th, 2200 København N", "Karl Johans gate 18, 0159 Oslo", "Mannerheimintie 12 B 34, 00100 Helsinki",
    "B-12/304, Shanti Vihar, Kothrud, Pune 411038", "H.No. 6-3-249, Road No. 1, Banjara Hills, Hyderabad 500034", "#42, 2nd Main, Jayanagar, Bengaluru - 560011",
    "2-14-5 Akasaka, Minato-ku, Tokyo 107-0052", "15 Orchard Grove, #08-22, Singapore 238841", "Rm 1203, 12/F, Nathan Road 555, Kowloon, Hong Kong",
    "25 Adeola Odeku Street, Victoria Island, Lagos", "P.O. Box 45678-00100, Nairobi", "12 Loop Street, Cape Town 8001", "Av. Corrientes 1234, 5º B, C1043 Buenos Aires",
    "Calle 93 #11-27, Bogotá", "Unit 12/45 Bourke Street, Melbourne VIC 3000", "100 Queen St W, Suite 900, Toronto, ON M5H 2N2", "Atatürk Cad. No: 15 D: 3, 34710 Kadıköy, İstanbul",
)  # fmt: skip

LINKS = (
    "https://fr.linkedin.com/in/{long}?trk=profile", "LinkedIn (/in/{long})", "LI: linkedin.com/in/{long}", "lnkd.in/{long}", "linkedin.com/mwlite/in/{long}",
    "https://raw.githubusercontent.com/{who}/cv/main/cv.md", "ssh://git@gitlab.com/{who}", "https://{plain}.gitlab.io", "bitbucket.org/{who}/", "gitea.com/{who}",
    "sr.ht/~{who}", "https://huggingface.co/spaces/{who}/demo", "https://colab.research.google.com/drive/1{who}", "nbviewer.org/github/{who}", "{site}:8080", "http://www.{site}/",
    "Portfolio - {site}", "My site: {site}", "blog.{site}", "{site}/#projects", "https://docs.google.com/document/d/1{who}/edit", "drive.google.com/file/d/{who}",
    "https://{plain}.streamlit.app", "{plain}.pages.dev", "{plain}.framer.website", "https://www.behance.net/{who}", "devpost.com/{who}", "codeforces.com/profile/{who}",
    "topcoder: {who}", "HackerRank: @{who}", "https://www.upwork.com/freelancers/~01{who}", "angel.co/u/{who}", "https://peerlist.io/{who}", "Polywork: @{who}",
    "YouTube: @{who}", "https://www.twitch.tv/{who}", "TikTok: @{who}", "Reddit: u/{who}", "reddit.com/user/{who}", "facebook.com/{who}", "fb.me/{who}", "m.me/{who}",
    "Line: @{who}", "VK: vk.com/{who}", "weibo.com/{who}", "zhihu.com/people/{who}", "https://note.com/{who}", "qiita.com/{who}", "https://habr.com/users/{who}",
    "@{who}@sigmoid.social", "matrix: @{who}:matrix.org", "https://bsky.app/profile/{plain}.dev", "https://scholar.google.de/citations?hl=de&user={who}", "dblp.org/pid/{number}/{who}.html",
    "ORCID iD 0000-0002-{number}-6789", "openreview.net/profile?id=~{who}1", "Google Scholar: @{who}", "https://t.me/{who}", "WhatsApp: wa.me/34600{number}", "skype:{who}?chat",
)  # fmt: skip
