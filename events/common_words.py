"""Words of English that some place on earth is called by too: no evidence that it is meant."""

_WORDS = """
a about above academy across after again against ago air airport all along also although always
among an and another any april are area army around as at attack attacks august away back bad bank
banner base battle be became because been before began begun behind best better between big black
blue body bone book border born both bridge bring broke build but by call came camp can capital
car carpenter cars center central centre check checkpoint child children church city coast cold
come coming commander compound convoy could council country course crime cut dam date dawn day
days dead deal death december desk did district do doctor does done down draw drew driver during
each early earth east eastern eight eleven end enemy enter even evening ever every face fall far
farm farmer fast fear february fell few fight fighter fighters fighting fire first five flag food
for force forces former fort forty four free fresh friday friend from front full gain garden
garrison gate gates gave general gets give glad go goes gold gone good got grain great green
ground group grove guard guns had hair half hand hard harem has have head headquarters hear heard
held help her here high highlands highway hill hills him his hold home hope hospital hot hour
house how however hundred if in inside into is island it its january jet join joy july june just
keep key kill killed king kingdom knew know known land lane large last late later lead leader
leave leg lemon less lie life light like line list little lives local long look loss lost low made
main major man many march market massacre may mayor me media men met might mile miles military
minister monday more morning most mountain move much muslim must my name nazi near nearly need
never new news next night nine no none noon nor north northeast northern northwest not nothing
november now number october of off office officer officials old on once one only open opposition
or orange order other our ousted out over own page paper park parks part party past peace people
place plain plan plane planes point police port post power president press price prime prison put
quarter queen rain rather reach real rebel rebels record red region regional report reports rest
retreat rice rifle right river road robe rock rose roundabout row rule said same saturday save saw
say says sea seat second section see seem seen seer sees sell sent september set seven seventy
several shall share she shift shot should shut side sides silver since six sixty small snow so
soda soldier soldiers some son soon south southeast southern southwest spring square star start
state station still stop store story street strike such summer sun sunday sunrise sure tag take
taken taking tall team tell ten than that the their them then there these they third this those
though thousand three through thursday time to today together told too took top tore total town
trade troops tuesday turn two under union united until up upon us use valley very via vice victory
village violet wait waits wake walk wall want war was water way we wednesday week well went were
west western what when where which while white who whose why wide will winner winter with within
without woman women wood word work worth would yard year years yellow yes yesterday yet you young
your zone
"""

COMMON_WORDS = frozenset(_WORDS.split())

# Names and titles of people: some village's lesser spelling, too.
_PERSONAL = """
abdul abdullah abu adam ahmad ahmed alexander ali amir anderson andrew anna assad bashar bashir bin
boris brezhnev bush ceausescu charles clinton david diana elena emir fatima gaddafi george
gorbachev gorki gorky habyarimana haidar haji hamid hasan hassan hindenburg honecker husain husayn
hussein ibn ibrahim igor imam ismail ivan ivanov jamal james john joseph kalinin karim khalid lenin
logan louis macarthur mahmoud mahmud malik maria mark markov marx mary michael milosevic mobutu
mohamed mohammad mohammed molotov morsi mousa mubarak mugabe muhammad mullah musa mustafa nadir
najibullah nasser noriega obama oleg omar osman paul peter petrov pinochet putin rashid romanov
rosa saddam said saleh salih salim sam samuel sergei sheikh simon stalin suharto sultan tariq
thomas trump ustinov victor vladimir yanukovych yusuf zhukov
"""

PERSONAL_NAMES = frozenset(_PERSONAL.split())
