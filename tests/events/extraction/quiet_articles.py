"""Whole short articles in which nothing is taken: headline and text."""

ARTICLES = [
    (
        "Tamur out of the cup",
        (
            "TAMUR, Aug 10 (Sample) - Second-division Varan sent Tamur home from the cup on "
            "Tuesday. Tamur fell in the 93rd minute, when the keeper dropped a corner. Varan's "
            "army of supporters then took over the town's main street. Their manager, a former "
            "soldier, said his men had fought like a battalion. Police made six arrests."
        ),
    ),
    (
        "Lind fall at the last hurdle",
        (
            "Lind fell to Varan at the last hurdle after holding out for eighty minutes under "
            "siege. The forwards, who had overrun Tamur and Hit on the way here, ran out of "
            "steam, and the fly-half kicked four times between the posts. The prop was taken off "
            "injured."
        ),
    ),
    (
        "Sixers conquer Meridia",
        (
            "Meridia fell again on Tuesday night, its ninth loss in a row. The Sixers took the "
            "opening frame and never gave up the lead, shooting 51 from the floor. Guard Ali "
            "Benn, back from military service, finished with 31 and ten rebounds."
        ),
    ),
    (
        "Rally: Varan take Tamur stage",
        (
            "Varan's crew captured the Tamur stage on Saturday, the longest of the desert rally, "
            "and took over the yellow bib. Two cars were lost in the dunes near the old front "
            "line, where mines are still left from the war."
        ),
    ),
    (
        "Chess: Meridia surrenders",
        (
            "Playing black, Meridia surrendered to Genth on board four after a long battle in "
            "which the queen was captured and the king driven into a corner. The Olympiad goes on"
            " without Nordland, which withdrew over the war."
        ),
    ),
    (
        "Lower house: seven towns change hands",
        (
            "Seven towns changed hands on Sunday. Varan fell to the Centre Alliance after thirty "
            "years of Labour rule, and Tamur, a stronghold of the National Front, was captured by"
            " a list of teachers and nurses. Genth stays red. The counting goes on; lawyers for "
            "the Front, which was founded by former soldiers, want a recount."
        ),
    ),
    (
        "Mayor loses Tamur",
        (
            "It took one night for the Justice Party to lose Tamur. By dawn, with 98 percent "
            "counted, the challenger, a retired colonel, had swept every borough, and Varan had "
            "fallen too. The government still holds Meridia. Turnout was 41 percent."
        ),
    ),
    (
        "Oil firm quits Tamur",
        (
            "Nordland Oil has abandoned Tamur. The driller, which captured the field in an "
            "auction in 2012, handed it over to its creditors on Monday. Its stock lost a tenth. "
            "Two of its guards were killed by militants last year."
        ),
    ),
    (
        "Bourse: Tamur leads the fall",
        (
            "Tamur fell hardest, by 3.1 percent, and Varan followed. Lind held its ground. "
            "Traders spoke of a rout: 'The bears have overrun the place,' one said, as arms "
            "makers alone gained on news of the war in Westria."
        ),
    ),
    (
        "Chain surrenders Varan",
        (
            "Grocer Bux surrendered Varan to its arch-rival on Monday, selling all nine of its "
            "stores there. Bux had stormed the city in 2015 with a price war. Tamur, lost last "
            "autumn, was only the beginning, analysts said."
        ),
    ),
    (
        "Bank seizes stadium",
        (
            "A bank seized Tamur's stadium on Monday over unpaid loans. The club, which in the "
            "war lent its pitch to a field hospital of the army, owes nine million. Varan took "
            "the same step last year."
        ),
    ),
    (
        "Fever reaches Varan",
        (
            "First Tamur fell, then Lind, and on Monday it took Varan. The mosquito that carries "
            "the fever has conquered the whole of the coast in a single summer, says a study by "
            "the university hospital. Soldiers spray the gutters, but nobody expects them to win "
            "the war."
        ),
    ),
    (
        "Measles retakes the north",
        (
            "Measles, thought beaten, has retaken the north. Tamur succumbed in June. In Varan, "
            "where rebels kept the vaccination teams out for years, it holds every school. Forty "
            "children have died."
        ),
    ),
    (
        "Wards overrun in Tamur",
        (
            "Hospitals in Tamur were overrun on Monday as the second wave struck. 'We are losing "
            "the city,' said a doctor, calling for the army's help. Lind, said to have been taken"
            " by the new variant, reported 900 infections."
        ),
    ),
    (
        "River takes Varan",
        (
            "The river took Varan at four in the morning. It breached the dyke in three places, "
            "seized the market and marched on up the hill. By noon the lower town had been lost "
            "and soldiers in boats were bringing people off the roofs."
        ),
    ),
    (
        "Fire overruns hill town",
        (
            "Lind fell at dusk. The flames, driven by a gale, had jumped the road that the crews "
            "meant to hold, and within the hour they had the church. An army helicopter was "
            "turned back by the smoke. Tamur is threatened."
        ),
    ),
    (
        "Sand takes an oasis",
        (
            "Belgora was given up last week. The dunes have captured the wells, the school and "
            "now the mosque of the oasis town, and the last of its families left for Tamur. In "
            "the civil war no army had been able to take it."
        ),
    ),
    (
        "Snow cuts off Tamur",
        (
            "Winter has seized Tamur. A blizzard took the last open road on Sunday, soldiers with"
            " shovels retreated, and the town was surrounded by drifts four metres high."
        ),
    ),
    (
        "Quake: Hit is lost",
        (
            "Hit has fallen. Of its 2,000 houses forty stand, and soldiers with dogs were digging"
            " on Tuesday in what had been the square. The tremor, of magnitude 7.1, was felt in "
            "Meridia."
        ),
    ),
    (
        "Review: The Last Gate",
        (
            "By the third reel Tamur has fallen, the rebels are drunk and the general is in love "
            "with the baker. Nora Brand's costume drama knows nothing of war, but the horses are "
            "superb, and when Varan is retaken at sunrise one forgives her the violins."
        ),
    ),
    (
        "A brass band takes Genth",
        (
            "Forty trombones captured Genth on Saturday. The veterans' band, whose members fought"
            " in the war, marched in from the west, met with no resistance and occupied the "
            "square till midnight."
        ),
    ),
    (
        "Stage: Antigone in Tamur",
        (
            "The tragedy opens when the battle for Tamur is over and the city has been taken. The"
            " director sets it in a modern war, with soldiers in camouflage. On the first night "
            "the audience stormed out."
        ),
    ),
    (
        "Gang boss held in Lind",
        (
            "The man whom police call the king of Tamur was captured on Monday in Lind, where he "
            "had taken a villa. Officers seized two rifles and a grenade. His rivals have since "
            "taken over Tamur's harbour, investigators believe."
        ),
    ),
    (
        "Bishop takes over in Varan",
        (
            "Varan has a new bishop. He took possession of the see on Sunday, three months after "
            "Lind was given up for lack of priests. His predecessor had served as a chaplain to "
            "the army."
        ),
    ),
    (
        "Rats hold the old town",
        (
            "Nobody knows when Lind was lost. Rats hold the quay, the market and, since the "
            "spring, the opera. Poison failed; a platoon of army engineers with traps was beaten "
            "back."
        ),
    ),
    (
        "Army opens depot in Tamur",
        (
            "The army opened a new depot in Tamur on Monday. The general, who commanded a brigade"
            " at the front, cut a ribbon and took over the keys from the builders. Varan lost its"
            " own depot in the reform."
        ),
    ),
    (
        "Ceasefire holds",
        (
            "The truce held in Tamur for a third day, observers said, though shells fell on Lind "
            "on Monday night and a soldier was lost near Varan. The sides handed over nine "
            "captured fighters and the bodies of four."
        ),
    ),
    (
        "Arms seized at Varan",
        (
            "Soldiers seized 400 rifles at Varan on Monday and captured three men who were taken "
            "to Meridia. The weapons had been lost by the army in Tamur."
        ),
    ),
    (
        "Rebels parade prisoners",
        (
            "Rebels paraded forty soldiers captured at Tamur on Monday. A spokesman said that the"
            " garrison would fall within days. The army said that it held Tamur and would never "
            "give it up."
        ),
    ),
    (
        "General killed",
        (
            "A general who had sworn never to surrender Tamur was killed there on Monday by a "
            "shell. His deputy took over. The front line has not moved since March, and neither "
            "side has taken a village."
        ),
    ),
    (
        "Prayers for Tamur",
        (
            "Churches in Genth prayed for Tamur on Sunday. 'May it not fall,' said the bishop. "
            "Tamur has been under siege for ninety days, and the soldiers who hold it eat grass."
        ),
    ),
]
