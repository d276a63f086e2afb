"""The closed lists of nouns that say what sort of source a noun phrase stands for.

Lemmas, in lower case. A noun that stands in no list says nothing about its source.
"""

from __future__ import annotations

from retold.claims.lexicon import words

DOCUMENTS = words(
    "report statement briefing update bulletin study survey poll letter memo memorandum document "
    "filing indictment lawsuit complaint assessment communique communiqué release announcement "
    "dispatch tweet post book paper transcript affidavit census audit review article editorial "
    "manifesto declaration data resolution dossier cable email post-mortem notice analysis "
    "research finding investigation inquiry probe evidence footage image imagery photo photograph "
    "picture video clip recording screenshot map chart graph table statistic tally tracker index "
    "list log record plan draft excerpt charter treaty constitution agreement ruling verdict "
    "judgment judgement bill legislation amendment message text headline column op-ed memoir "
    "diary banner poster leaflet label autopsy test scan sign recount website site "
    "page account-book script datum reporting coverage circular questionnaire scorecard ledger "
    "archive minutes figures passage"
)
NOTICES = words(
    "report statement briefing update bulletin assessment communique communiqué release "
    "announcement dispatch notice tweet post"
)
AGENCIES = words(
    "reuters ap afp interfax tass itar-tass bloomberg xinhua dpa ansa efe upi kyodo pti anadolu "
    "sana irna isna unian ukrinform ria yonhap kcna apa belta anp stt tt ntb pap ips"
)
AGENCY_NAMES = (
    "associated press",
    "agence france presse",
    "press association",
    "pa media",
    "news agency",
    "newswire",
    "news wire",
    "press trust",
    "ria novosti",
    "united press",
    "anadolu agency",
)
OUTLETS = words(
    "bbc cnn cnbc nbc abc cbs npr pbs itv newspaper broadcaster magazine daily tabloid television "
    "tv channel radio network news paper website outlet media medium times post guardian "
    "telegraph journal tribune "
    "herald gazette weekly courier chronicle observer independent mirror mail express"
)
ANONYMOUS = words(
    "official source insider analyst expert diplomat aide observer critic activist people person "
    "report rumour rumor estimate someone somebody one other another many some few reporter "
    "researcher scientist economist historian lawyer lawmaker adviser advisor investigator "
    "commentator campaigner supporter opponent rebel volunteer employee worker executive "
    "intermediary scholar specialist trader investor figure allegation account speculation"
)
CROWD = words(
    "resident witness eyewitness protester demonstrator villager local onlooker bystander "
    "passenger survivor relative neighbour neighbor refugee civilian citizen voter family parent "
    "student fan user soldier conscript farmer passer-by doctor medic public crowd man woman"
)
ROLES = words(
    "minister president spokesman spokeswoman spokesperson chief commander mayor governor "
    "ambassador secretary general director king queen envoy head leader chairman chairwoman chair "
    "chancellor premier prosecutor judge commissioner captain colonel admiral senator congressman "
    "congresswoman sheriff superintendent coach manager boss pope bishop prince princess lord "
    "deputy vice-president ceo founder officer attorney professor coordinator representative "
    "speaker editor negotiator marshal brigadier lieutenant sergeant major "
    "chairperson candidate brass command democrat republican"
)
INSTITUTIONS = words(
    "ministry department government agency army military police court company university council "
    "committee group organisation organization union party bank commission parliament senate "
    "congress office intelligence navy force authority institute foundation charity embassy firm "
    "kremlin pentagon house administration board bureau team club federation association regime "
    "opposition treasury service hospital coalition alliance nato eu un movement militia watchdog "
    "regulator airline corporation centre center society church state coastguard cabinet tribunal "
    "secretariat directorate junta establishment staff monitor ngo think-tank laboratory league "
    "trust brigade guild squad observatory society academy consortium cooperative fund panel "
    "manufacturer maker drugmaker carmaker automaker planemaker retailer operator publisher lender "
    "insurer utility brewer giant conglomerate start-up startup"
)
PLACED = words("province municipality mission defence defense exchange")
"""Nouns of bodies that speak, and of much else that does not: no names are looked for by them."""
THINGS = words(
    "warplane car plane aircraft airplane jet helicopter drone tank vehicle truck bus train ship "
    "boat missile rocket bomb shell bullet weapon strike airstrike raid attack assault offensive "
    "explosion blast shelling bombardment bombing fighting violence clash battle war conflict "
    "hostility crash fire storm weekend week day month year hour focus wrinkle silence increase "
    "decrease rise fall weather decision move step event episode incident version"
)
"""Nouns that say nothing: what they "show" is what the writer makes of them."""
REPORTERS = words("reporter correspondent journalist photographer cameraman crew")
