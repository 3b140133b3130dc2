"""Kinds beside capture: what tells of each, and what only sounds like it."""

import pytest

from events.extraction.extract import extract_claims
from events.lexicon import Lexicon
from tests.events.extraction.names import LEXICON, WEDNESDAY


def read(text: str, lexicon: Lexicon = LEXICON) -> list:
    return extract_claims(text, published_on=WEDNESDAY, lexicon=lexicon)


def told(text: str) -> set[str]:
    return {
        f"{claim.kind} {claim.stance} {_place(claim)}"
        for claim in read(text)
        if not claim.kind.changes_control
    }


def _place(claim) -> str:
    if claim.place is None:
        return claim.place_text or "nowhere"
    return LEXICON.places[claim.place].name


def kinds(text: str) -> set[str]:
    return {claim.kind.value for claim in read(text)}


TOLD = {
    "air_strike": [
        "B-52s had bombed Tamur early in the morning.",
        "Tamur was bombed on Tuesday.",
        "The army left because of the intense bombing of Tamur.",
        "Strategic bombers destroyed rebel bases in Tamur.",
        "Government warplanes bombed Tamur on Tuesday.",
        "An air strike on Tamur killed nine people on Monday.",
        "Air strikes hit Tamur overnight.",
        "The army carried out air strikes on Tamur on Tuesday.",
        "Tamur was hit by air strikes on Sunday.",
        "Two commanders were killed in a drone strike in Tamur.",
        "Helicopters struck rebel positions in Tamur.",
        "Jets pounded the outskirts of Tamur on Tuesday.",
        "An airstrike in Tamur killed a family of six.",
        "The army launched a second night of air strikes on Tamur.",
        "An air raid near Tamur destroyed a convoy on Friday.",
    ],
    "bombing": [
        "Suicide bombers struck the court in Tamur on Monday.",
        "A car bomb exploded in Tamur on Tuesday, killing four.",
        "A suicide bomber blew himself up in Tamur.",
        "A bombing in Tamur killed twelve people on Monday.",
        "An explosion rocked Tamur on Tuesday, wounding three soldiers.",
        "A roadside bomb in Tamur killed two policemen.",
        "Rebels detonated a truck bomb at the gates of Tamur.",
        "A suicide attack on a mosque in Tamur left twenty dead.",
        "Tamur was rocked by explosions on Tuesday.",
        "A blast near Tamur wounded three soldiers.",
        "A suicide bomber killed eight people at a market in Tamur.",
    ],
    "prison_break": [
        "Rebels stormed a prison in Tamur, freeing more than 100 prisoners.",
        "Hundreds of inmates broke out of the prison in Tamur on Tuesday.",
        "Rebels freed 300 prisoners from the prison in Tamur.",
        "A jailbreak in Tamur set two hundred men free.",
        "Forty prisoners escaped from Tamur's jail after an attack.",
        "Insurgents freed hundreds of inmates from Tamur prison.",
        "Dozens of detainees escaped from the jail in Tamur.",
        "A prison break in Tamur freed dozens of fighters.",
        "The insurgents stormed the jail in Tamur and freed all the prisoners from the prison.",
    ],
    "massacre": [
        "Rebels massacred civilians in Tamur in 1998.",
        "The massacre in Tamur left ninety dead.",
        "The rebels executed 30 villagers in Tamur.",
        "Militiamen slaughtered dozens of people in Tamur.",
        "Soldiers beheaded twelve prisoners in Tamur.",
        "Survivors told of the massacre of Tamur in 1999.",
        "There was a massacre in Tamur in 1999.",
        "Insurgents executed dozens of civilians in Tamur on Monday.",
    ],
    "agreement": [
        "The government and the rebels reached an agreement in Tamur.",
        "The Red Front announced in Tamur the signing of a ceasefire.",
        "The government and the Red Front signed a ceasefire in Tamur on Tuesday.",
        "The two sides reached a peace agreement in Tamur.",
        "A truce took effect in Tamur on Monday.",
        "The Red Front agreed to a ceasefire in Tamur.",
        "A ceasefire brokered by the army came into force in Tamur.",
        "Elders brokered a truce in Tamur between the army and the rebels.",
        "The army and the rebels agreed on a cease-fire in Tamur.",
        "The rebels announced a truce in Tamur on Tuesday.",
        "A prisoner swap deal was struck in Tamur by the army and the rebels.",
    ],
    "deployment": [
        "The army sent 3,000 troops to Tamur on Tuesday.",
        "Troops were deployed in Tamur on Monday.",
        "Reinforcements arrived in Tamur overnight.",
        "The government deployed hundreds of soldiers to Tamur.",
        "Nordland moved tanks to Tamur on Tuesday.",
        "Commandos were airlifted to Tamur.",
        "The army dispatched two battalions to Tamur.",
        "Special forces have been sent to Tamur.",
        "The deployment of troops to Tamur began on Monday.",
    ],
    "displacement": [
        "Thousands of people streamed out of Tamur.",
        "Thousands of civilians fled fierce fighting in Tamur.",
        "Thousands of people fled Tamur on Tuesday.",
        "Residents fled from Tamur as the fighting drew near.",
        "Some 60,000 people have been displaced from Tamur since May.",
        "Hundreds of families fled their homes in Tamur.",
        "Tens of thousands were forced from their homes in Tamur.",
        "Thousands of Tamur residents have been displaced.",
        "Civilians were evacuated from Tamur on Monday.",
        "Villagers fled fighting in Tamur.",
        "Fighting has displaced 20,000 people in Tamur.",
    ],
    "clashes": [
        "Tamur has seen fierce fighting.",
        "Tamur witnessed heavy clashes on Monday.",
        "Fighting in Tamur on Tuesday between rebels and soldiers left six dead.",
        "Clashes erupted in Tamur on Tuesday.",
        "Rebels clashed with the army near Tamur.",
        "Heavy fighting raged in Tamur on Monday.",
        "Twelve soldiers died in clashes with the rebels in Tamur.",
        "A gun battle broke out in Tamur between soldiers and rebels.",
        "The army was fighting the rebels around Tamur.",
        "Clashes between the army and the Red Front continued in Tamur.",
        "The battle for Tamur entered its third day on Tuesday.",
    ],
    "attack": [
        "Rebels attacked Tamur at dawn on Tuesday.",
        "The Red Front launched an attack on Tamur.",
        "Rebels fired rockets at Tamur on Monday.",
        "An attack on an army base in Tamur killed seven soldiers.",
        "The army shelled Tamur on Tuesday.",
        "Mortars landed in Tamur, wounding three children.",
        "Gunmen opened fire on soldiers in Tamur.",
        "Six soldiers were killed in an ambush near Tamur.",
        "Tamur came under attack from the rebels on Tuesday.",
    ],
    "besieged": [
        "The Red Front besieged Tamur.",
        "Rebels surrounded Tamur on Monday.",
        "Tamur has been under siege since July.",
        "The rebels laid siege to Tamur.",
        "The siege of Tamur began in July.",
        "Rebels have encircled Tamur.",
        "Tamur is besieged by the rebels.",
        "Aid did not reach the besieged city of Tamur.",
    ],
    "talks": [
        "An agreement was near in Genth, where the rebels met the president.",
        "Talks between the government and the Red Front began in Genth on Tuesday.",
        "The Red Front and the government held talks in Genth.",
        "Ada Lind met Ilan Bor in Genth on Monday.",
        "Envoys of the Red Front and the army negotiated in Genth.",
        "Peace talks between the army and the rebels resumed in Genth on Tuesday.",
        "The army and the rebels met for talks in Genth.",
        "Rebels attended peace talks in Genth.",
        "During talks in Genth the rebels asked for a truce.",
    ],
    "visit": [
        "Ada Lind visited Tamur on Tuesday.",
        "Ada Lind arrived in Tamur on Monday.",
        "Ada Lind paid a visit to Tamur.",
        "Ada Lind flew to Tamur overnight.",
        "Ada Lind was on a visit to Tamur.",
        "Soldiers cheered during Ada Lind's visit to Tamur.",
        "Ilan Bor travelled to Genth on Tuesday.",
        "Ada Lind made a trip to Tamur.",
    ],
    "withdrew": [
        "Fighting still raged when the army left Tamur.",
        "A few soldiers left Tamur at dawn.",
        "Government forces were withdrawn from Tamur on Monday.",
        "The Red Front announced the withdrawal of its troops from Tamur.",
        "The army withdrew from Tamur on Tuesday.",
        "Government forces retreated from Tamur.",
        "Rebels pulled out of Tamur.",
        "Soldiers abandoned Tamur overnight.",
        "The rebels left Tamur on Monday.",
        "Troops fled Tamur.",
        "The withdrawal of government forces from Tamur ended on Monday.",
        "The army has evacuated Tamur.",
    ],
    "contested": [
        "Rebels entered Tamur on Tuesday.",
        "The Red Front took control of parts of Tamur.",
        "Rebels seized the airport of Tamur.",
        "Insurgents broke into Tamur at dawn.",
        "The rebels stormed into Tamur.",
        "The rebels pushed into Tamur.",
        "Rebels captured several districts of Tamur.",
        "Government forces retook the outskirts of Tamur.",
    ],
    "statement": [
        "Ada Lind said on Tuesday that the army would hold on.",
        "Ada Lind told reporters the war was not lost.",
        "On Monday Ada Lind announced an amnesty.",
        "Ada Lind vowed on Tuesday to fight on.",
        "Ilan Bor warned in a statement that the war would go on.",
        "“We will fight,” Ada Lind told parliament on Monday.",
        "Ada Lind urged the rebels on Tuesday to lay down their arms.",
        "Ada Lind declared in a televised address that the war was over.",
    ],
}

UNTOLD = {
    "air_strike": [
        "Soldiers put up a flag in a bombed-out building in Tamur.",
        "Air strikes kill civilians.",
        "The government denied that it had any warplanes.",
        "Teachers went on strike in Tamur.",
        "The army fears air strikes.",
        "Air strikes in Nordland often kill civilians.",
        "The plane landed in Tamur.",
        "An air strike on Tamur would be a mistake.",
        "Doctors in Tamur train for air raids.",
        "Troops were sent to prevent air strikes on Tamur.",
    ],
    "bombing": [
        "B-52s had bombed Tamur early in the morning.",
        "A flag flew from a bombed-out building in Tamur.",
        "The film bombed in Tamur.",
        "A gas explosion in Tamur wounded three.",
        "The population explosion in Tamur worries planners.",
        "Police defused a bomb threat by telephone.",
        "There are fears of bombings in Tamur.",
        "A bomb exploded.",
        "A cooker explosion in Tamur hurt two cooks.",
        "Tamur could be bombed, a rebel said.",
    ],
    "prison_break": [
        "A prisoner was released from Tamur prison.",
        "Inmates in Tamur prison read books.",
        "He escaped to Tamur.",
        "Prisoners in Tamur wait for their trials.",
        "A soldier broke his leg in Tamur.",
        "The court in Tamur freed two men.",
        "The prison in Tamur is full.",
        "The army took prisoners in Tamur.",
    ],
    "massacre": [
        "The club was massacred by its critics in Tamur.",
        "Nobody was executed.",
        "There are fears of a massacre in Tamur.",
        "The army wants to prevent a massacre in Tamur.",
        "The plan was executed in Tamur.",
        "Orders were executed by soldiers in Tamur.",
        "The murderer was executed in Tamur.",
        "A massacre in Tamur would shame the army.",
    ],
    "agreement": [
        "The two towns reached an agreement on fishing in Tamur.",
        "Nordland has been negotiating a peace treaty in Genth.",
        "The rebels monitored the ceasefire in Tamur.",
        "The ceasefire in Tamur was violated on Tuesday.",
        "The army called for a ceasefire in Tamur.",
        "A trade agreement was signed in Tamur.",
        "The ceasefire in Tamur collapsed on Monday.",
        "There is general agreement in Tamur.",
        "The rebels rejected talk of a truce in Tamur.",
        "The club signed a striker in Tamur.",
    ],
    "deployment": [
        "The minister had no information about troops having been sent to Tamur.",
        "No troops were sent to Tamur.",
        "The company sent letters to Tamur.",
        "Soldiers stationed in Tamur play football.",
        "The firm deployed software in Tamur.",
        "The army sent its regrets to Tamur.",
        "The government could send troops to Tamur.",
        "Ada Lind sent her son to Tamur.",
        "Ambulances were sent to Tamur.",
        "The army moved the meeting to Tamur.",
    ],
    "displacement": [
        "Displaced people from Tamur need tents.",
        "Shoppers streamed into Tamur.",
        "Hundreds of people were evacuated from the airport of Tamur.",
        "A man fled Tamur on Tuesday.",
        "Investors fled the stock market.",
        "The thief fled the scene in Tamur.",
        "Residents of Tamur left the cinema.",
        "Soldiers fled Tamur.",
        "People fleeing war in Nordland need help.",
        "She fled Tamur as a child.",
        "Residents could flee Tamur if it falls.",
    ],
    "clashes": [
        "They may face a potentially bloody battle for Tamur.",
        "The two ministers clashed over the budget in Tamur.",
        "Doctors in Tamur fight cancer.",
        "A legal battle began in Tamur.",
        "She fought for justice in Tamur.",
        "Colours clash.",
        "The army wants to avoid clashes in Tamur.",
        "A battle of ideas is fought in Tamur.",
        "Lawyers battled corruption in Tamur.",
    ],
    "attack": [
        "Tamur has never come under attack.",
        "Troops cleared the way for an assault on Tamur.",
        "Rockets were fired at Tamur during a drill.",
        "Attacking Tamur helps the rebels to win votes.",
        "There was no sign of an attack on Tamur.",
        "The president attacked Tamur over its taxes.",
        "Soldiers simulated an attack on Tamur.",
        "Worms attacked fields in Tamur.",
        "The minister attacked the press in Tamur.",
        "He had a heart attack in Tamur.",
        "Ada Lind launched a charm offensive in Tamur.",
        "Police raided a flat in Tamur.",
        "The army thwarted an attack on Tamur.",
        "Hackers launched a cyber attack in Tamur.",
        "There is a risk of an attack on Tamur.",
        "Critics called the speech an attack on freedom in Tamur.",
    ],
    "besieged": [
        "The siege of Tamur is over.",
        "The siege of Tamur was at an end.",
        "The minister was besieged by reporters.",
        "Tamur is surrounded by hills.",
        "Fans besieged the hotel.",
        "The garden of Tamur is surrounded by a wall.",
        "A siege of Tamur would be a disaster.",
        "Ada Lind was surrounded by friends in Tamur.",
        "Complaints besieged the office.",
        "The square is surrounded by cafes in Tamur.",
    ],
    "talks": [
        "Talk of soldiers at Tamur had no basis.",
        "Talks in Tamur were called off last week.",
        "Troops entered Tamur on Monday and met no resistance.",
        "Rebels will stay in Tamur until the army has met their conditions.",
        "The soldiers were met with gunfire in Tamur.",
        "After every round of peace talks in Genth the army sends more troops.",
        "An actress met Ada Lind in Tamur.",
        "The truce could pave the way towards talks in Genth.",
        "She did not want to meet Ada Lind in Tamur.",
        "She talks a lot.",
        "Wage talks collapsed in Tamur.",
        "The host of a talk show lives in Tamur.",
        "The roads meet in Tamur.",
        "The army called for peace talks in Genth.",
        "The tough talk of the minister annoyed Tamur.",
        "The merger talks were held in Tamur.",
        "Friends met in Tamur for dinner.",
    ],
    "visit": [
        "Tourists visited Tamur.",
        "Rebels arrived in Tamur.",
        "A letter arrived in Tamur.",
        "Visit Tamur!",
        "Ada Lind has often visited Tamur.",
        "Ada Lind could visit Tamur.",
        "The website has had many visits in Tamur.",
        "Ada Lind never visited.",
    ],
    "withdrew": [
        "You will not find one soldier left in Tamur.",
        "The soldiers refused to leave Tamur.",
        "Tamur was the first town to fall since troops began to withdraw.",
        "The army demands that the rebels leave Tamur.",
        "They gave the army until Wednesday to leave Tamur.",
        "The rebels of Tamur pulled out of the talks.",
        "The rebels took Tamur, which leaves the army without a port.",
        "The rebels are left with a strip of land around Tamur.",
        "The rebels left vehicles behind in Tamur.",
        "There are 2,000 rebels left in Tamur.",
        "The envoy said the army would leave Tamur.",
        "The rebels prevented families from fleeing Tamur.",
        "The army should leave Tamur.",
        "The army agreed to leave Tamur.",
        "The candidate withdrew from the race in Tamur.",
        "Ada Lind left Tamur.",
        "The team retreated to Tamur for a holiday.",
        "He has not left Tamur for years.",
        "The bank left Tamur.",
        "Nordland withdrew from the treaty.",
        "They left the office in Tamur.",
        "The company pulled out of Tamur.",
    ],
    "contested": [
        "The army has yet to enter Tamur.",
        "Ada Lind entered Tamur.",
        "Tourists entered Tamur.",
        "The minister took part in the games in Tamur.",
        "She drove through Tamur.",
        "A fox got into the town hall of Tamur.",
        "He held that post in Tamur.",
        "Smugglers broke into a shop in Tamur.",
        "The firm bought parts of Tamur.",
    ],
    "statement": [
        "Ada Lind could announce an amnesty on Tuesday.",
        "A rebel said on Tuesday that he was tired.",
        "The road sign said Tamur on Tuesday.",
        "Ada Lind did not say on Tuesday where she was.",
        "Ada Lind slept on Tuesday.",
        "It was said on Tuesday that the army was tired.",
        "Ada Lind will announce an amnesty on Friday.",
        "Ada Lind is a good speaker.",
    ],
}

_HAPPENED = {"asserted", "claimed", "confirmed"}


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in TOLD.items() for text in texts]
)
def test_what_happened_is_found(kind, text):
    place = {"talks": "Genth"}.get(kind, "nowhere" if kind == "statement" else "Tamur")
    if "Genth" in text:
        place = "Genth"
    done = {f"{kind} {stance} {place}" for stance in _HAPPENED}
    assert done & told(text), told(text)


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in UNTOLD.items() for text in texts]
)
def test_what_only_sounds_like_it_is_left_out(kind, text):
    assert not [each for each in read(text) if each.kind == kind and each.stance in _HAPPENED]
