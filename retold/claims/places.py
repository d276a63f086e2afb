"""Countries as the news names them: by name, demonym, capital and seat of power.

"Moscow says" and "the Kremlin says" speak of the same state; "Russian officials" are of the same
country. One line for each country: short form for prefixes | names | demonyms | capital | seats.
The first name is the country's own here. Words that are more often something else (Chad, Georgia
as a state, Jordan as a surname) are matched with their capital letter alone, and only in names of
sources. The table follows ISO 3166 short names; it takes no position on territory.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_TABLE = """
Afghan|Afghanistan|Afghan,Afghans|Kabul|
Albanian|Albania|Albanian,Albanians|Tirana|
Algerian|Algeria|Algerian,Algerians|Algiers|
Angolan|Angola|Angolan,Angolans|Luanda|
Argentine|Argentina|Argentine,Argentinian,Argentines|Buenos Aires|Casa Rosada
Armenian|Armenia|Armenian,Armenians|Yerevan|
Australian|Australia|Australian,Australians|Canberra|
Austrian|Austria|Austrian,Austrians|Vienna|
Azerbaijani|Azerbaijan|Azerbaijani,Azeri,Azerbaijanis|Baku|
Bahraini|Bahrain|Bahraini,Bahrainis|Manama|
Bangladeshi|Bangladesh|Bangladeshi,Bangladeshis|Dhaka|
Belarusian|Belarus|Belarusian,Belarusians|Minsk|
Belgian|Belgium|Belgian,Belgians|Brussels|
Bolivian|Bolivia|Bolivian,Bolivians|La Paz|
Bosnian|Bosnia and Herzegovina,Bosnia|Bosnian,Bosnians|Sarajevo|
Brazilian|Brazil|Brazilian,Brazilians|Brasilia,Brasília|Planalto
Bulgarian|Bulgaria|Bulgarian,Bulgarians|Sofia|
Burkinabe|Burkina Faso|Burkinabe|Ouagadougou|
Cambodian|Cambodia|Cambodian,Cambodians|Phnom Penh|
Cameroonian|Cameroon|Cameroonian,Cameroonians|Yaounde|
Canadian|Canada|Canadian,Canadians|Ottawa|
Chadian|Chad|Chadian,Chadians|N'Djamena|
Chilean|Chile|Chilean,Chileans|Santiago|La Moneda
Chinese|China|Chinese|Beijing|Zhongnanhai
Colombian|Colombia|Colombian,Colombians|Bogota,Bogotá|
Congolese|Democratic Republic of Congo,DR Congo,DRC,Congo|Congolese|Kinshasa|
Costa Rican|Costa Rica|Costa Rican,Costa Ricans|San José|
Croatian|Croatia|Croatian,Croatians,Croat|Zagreb|
Cuban|Cuba|Cuban,Cubans|Havana|
Cypriot|Cyprus|Cypriot,Cypriots|Nicosia|
Czech|Czech Republic,Czechia|Czech,Czechs|Prague|
Danish|Denmark|Danish,Danes|Copenhagen|
Dominican|Dominican Republic|Dominican,Dominicans|Santo Domingo|
Dutch|Netherlands,Holland|Dutch|Amsterdam,The Hague|Binnenhof
Ecuadorian|Ecuador|Ecuadorian,Ecuadorean,Ecuadorians|Quito|
Egyptian|Egypt|Egyptian,Egyptians|Cairo|
Salvadoran|El Salvador|Salvadoran,Salvadorans|San Salvador|
Eritrean|Eritrea|Eritrean,Eritreans|Asmara|
Estonian|Estonia|Estonian,Estonians|Tallinn|
Ethiopian|Ethiopia|Ethiopian,Ethiopians|Addis Ababa|
Finnish|Finland|Finnish,Finns|Helsinki|
French|France|French,Frenchman|Paris|Elysee,Élysée,Elysée,Quai d'Orsay,Matignon
Gabonese|Gabon|Gabonese|Libreville|
Georgian|Georgia|Georgian,Georgians|Tbilisi|
German|Germany|German,Germans|Berlin|Bundestag
Ghanaian|Ghana|Ghanaian,Ghanaians|Accra|
Greek|Greece|Greek,Greeks|Athens|
Guatemalan|Guatemala|Guatemalan,Guatemalans|Guatemala City|
Haitian|Haiti|Haitian,Haitians|Port-au-Prince|
Honduran|Honduras|Honduran,Hondurans|Tegucigalpa|
Hungarian|Hungary|Hungarian,Hungarians|Budapest|
Icelandic|Iceland|Icelandic,Icelanders|Reykjavik|
Indian|India|Indian,Indians|New Delhi,Delhi|
Indonesian|Indonesia|Indonesian,Indonesians|Jakarta|
Iranian|Iran,Islamic Republic|Iranian,Iranians|Tehran,Teheran|
Iraqi|Iraq|Iraqi,Iraqis|Baghdad|
Irish|Ireland|Irish|Dublin|
Israeli|Israel|Israeli,Israelis|Jerusalem,Tel Aviv|Knesset
Italian|Italy|Italian,Italians|Rome|Palazzo Chigi
Ivorian|Ivory Coast,Côte d'Ivoire|Ivorian,Ivorians|Yamoussoukro,Abidjan|
Jamaican|Jamaica|Jamaican,Jamaicans|Kingston|
Japanese|Japan|Japanese|Tokyo|
Jordanian|Jordan|Jordanian,Jordanians|Amman|
Kazakh|Kazakhstan|Kazakh,Kazakhstani,Kazakhs|Astana|
Kenyan|Kenya|Kenyan,Kenyans|Nairobi|
Kosovan|Kosovo|Kosovan,Kosovar,Kosovars|Pristina|
Kuwaiti|Kuwait|Kuwaiti,Kuwaitis|Kuwait City|
Kyrgyz|Kyrgyzstan|Kyrgyz|Bishkek|
Laotian|Laos|Laotian,Laotians|Vientiane|
Latvian|Latvia|Latvian,Latvians|Riga|
Lebanese|Lebanon|Lebanese|Beirut|
Liberian|Liberia|Liberian,Liberians|Monrovia|
Libyan|Libya|Libyan,Libyans|Tripoli|
Lithuanian|Lithuania|Lithuanian,Lithuanians|Vilnius|
Malagasy|Madagascar|Malagasy|Antananarivo|
Malawian|Malawi|Malawian,Malawians|Lilongwe|
Malaysian|Malaysia|Malaysian,Malaysians|Kuala Lumpur|Putrajaya
Malian|Mali|Malian,Malians|Bamako|
Maltese|Malta|Maltese|Valletta|
Mauritanian|Mauritania|Mauritanian,Mauritanians|Nouakchott|
Mexican|Mexico|Mexican,Mexicans|Mexico City|
Moldovan|Moldova|Moldovan,Moldovans|Chisinau,Chișinău|
Mongolian|Mongolia|Mongolian,Mongolians|Ulaanbaatar|
Montenegrin|Montenegro|Montenegrin,Montenegrins|Podgorica|
Moroccan|Morocco|Moroccan,Moroccans|Rabat|
Mozambican|Mozambique|Mozambican,Mozambicans|Maputo|
Myanmar|Myanmar,Burma|Burmese|Naypyidaw,Naypyitaw|
Namibian|Namibia|Namibian,Namibians|Windhoek|
Nepali|Nepal|Nepali,Nepalese|Kathmandu|
New Zealand|New Zealand|New Zealander,New Zealanders|Wellington|Beehive
Nicaraguan|Nicaragua|Nicaraguan,Nicaraguans|Managua|
Nigerien|Niger|Nigerien,Nigeriens|Niamey|
Nigerian|Nigeria|Nigerian,Nigerians|Abuja|Aso Rock
North Korean|North Korea,DPRK|North Korean,North Koreans|Pyongyang|
North Macedonian|North Macedonia|Macedonian,North Macedonian|Skopje|
Norwegian|Norway|Norwegian,Norwegians|Oslo|
Omani|Oman|Omani,Omanis|Muscat|
Pakistani|Pakistan|Pakistani,Pakistanis|Islamabad|
Palestinian|Palestine,Palestinian Authority,West Bank|Palestinian,Palestinians|Ramallah|
Gaza|Gaza,Gaza Strip|Gazan,Gazans|Gaza City|
Panamanian|Panama|Panamanian,Panamanians|Panama City|
Paraguayan|Paraguay|Paraguayan,Paraguayans|Asunción,Asuncion|
Peruvian|Peru|Peruvian,Peruvians|Lima|
Philippine|Philippines|Philippine,Filipino,Filipinos|Manila|Malacañang,Malacanang
Polish|Poland|Polish,Poles|Warsaw|
Portuguese|Portugal|Portuguese|Lisbon|
Qatari|Qatar|Qatari,Qataris|Doha|
Romanian|Romania|Romanian,Romanians|Bucharest|Cotroceni
Russian|Russia,Russian Federation|Russian,Russians|Moscow|Kremlin
Rwandan|Rwanda|Rwandan,Rwandans|Kigali|
Saudi|Saudi Arabia|Saudi,Saudis,Saudi Arabian|Riyadh|
Senegalese|Senegal|Senegalese|Dakar|
Serbian|Serbia|Serbian,Serb,Serbs|Belgrade|
Sierra Leonean|Sierra Leone|Sierra Leonean,Sierra Leoneans|Freetown|
Singaporean|Singapore|Singaporean,Singaporeans||
Slovak|Slovakia|Slovak,Slovakian,Slovaks|Bratislava|
Slovenian|Slovenia|Slovenian,Slovene,Slovenians|Ljubljana|
Somali|Somalia|Somali,Somalis|Mogadishu|Villa Somalia
South African|South Africa|South African,South Africans|Pretoria|Union Buildings
South Korean|South Korea|South Korean,South Koreans|Seoul|Blue House
South Sudanese|South Sudan|South Sudanese|Juba|
Spanish|Spain|Spanish,Spaniards|Madrid|Moncloa
Sri Lankan|Sri Lanka|Sri Lankan,Sri Lankans|Colombo|
Sudanese|Sudan|Sudanese|Khartoum|
Swedish|Sweden|Swedish,Swedes|Stockholm|
Swiss|Switzerland|Swiss|Bern,Berne|
Syrian|Syria|Syrian,Syrians|Damascus|
Taiwanese|Taiwan|Taiwanese|Taipei|
Tajik|Tajikistan|Tajik,Tajiks|Dushanbe|
Tanzanian|Tanzania|Tanzanian,Tanzanians|Dodoma|
Thai|Thailand|Thai,Thais|Bangkok|
Togolese|Togo|Togolese|Lome,Lomé|
Tunisian|Tunisia|Tunisian,Tunisians|Tunis|
Turkish|Turkey,Türkiye,Turkiye|Turkish,Turks|Ankara|
Turkmen|Turkmenistan|Turkmen|Ashgabat|
Ugandan|Uganda|Ugandan,Ugandans|Kampala|
Ukrainian|Ukraine|Ukrainian,Ukrainians|Kyiv,Kiev|Bankova
Emirati|United Arab Emirates,UAE|Emirati,Emiratis|Abu Dhabi|
UK|United Kingdom,UK,U.K.,Britain,Great Britain|British,Briton,Britons|London|\
Downing Street,No 10,Number 10,Whitehall
US|United States,US,U.S.,USA,U.S.A.,United States of America,America|American,Americans|\
Washington|White House
Uruguayan|Uruguay|Uruguayan,Uruguayans|Montevideo|
Uzbek|Uzbekistan|Uzbek,Uzbeks|Tashkent|
Vatican|Vatican,Holy See|||
Venezuelan|Venezuela|Venezuelan,Venezuelans|Caracas|Miraflores
Vietnamese|Vietnam|Vietnamese|Hanoi|
Yemeni|Yemen|Yemeni,Yemenis|Sanaa,Sana'a,Aden|
Zambian|Zambia|Zambian,Zambians|Lusaka|
Zimbabwean|Zimbabwe|Zimbabwean,Zimbabweans|Harare|
"""


@dataclass(frozen=True, slots=True)
class Place:
    """A word for a country found in a text.

    `country` is the country's own name, `form` one of "name", "demonym", "capital" and "seat",
    `word` the word found, and [start, end) its place in the text that was looked at.
    """

    country: str
    form: str
    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Index:
    words: dict[str, tuple[str, str]]
    prefixes: dict[str, str]
    pattern: re.Pattern[str]


@lru_cache(maxsize=8192)
def places_in(text: str) -> tuple[Place, ...]:
    """Find every word for a country in a text, the longest first where two begin together."""
    index = _index()
    found = []
    for match in index.pattern.finditer(text.replace("’", "'")):
        country, form = index.words[match.group()]
        found.append(Place(country, form, match.group(), match.start(), match.end()))
    return tuple(found)


def country_of(text: str) -> str | None:
    """Return the one country that a name speaks of; None for no country and for several."""
    countries = {place.country for place in places_in(text)}
    return countries.pop() if len(countries) == 1 else None


def prefix_of(country: str) -> str:
    """Return what stands before an institution's name: "UK", "Russian"."""
    return _index().prefixes[country]


@lru_cache(maxsize=1)
def _index() -> _Index:
    words: dict[str, tuple[str, str]] = {}
    prefixes: dict[str, str] = {}
    for line in _TABLE.split("\n"):
        if not line:
            continue
        prefix, *columns = line.split("|")
        country = columns[0].split(",")[0]
        prefixes[country] = prefix
        for form, column in zip(("name", "demonym", "capital", "seat"), columns, strict=True):
            words.update({word: (country, form) for word in column.split(",") if word})
    longest = sorted(words, key=lambda word: (-len(word), word))
    joined = "|".join(re.escape(word) for word in longest)
    return _Index(words, prefixes, re.compile(rf"(?<![\w.])(?:{joined})(?!\w)"))
