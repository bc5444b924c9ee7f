extension Report.Event {
    /// The closer kind of what somebody did, as `events.tsv` gives it to verbs: PLOVER's where it has one, else our own (data).
    ///
    /// A mode may belong to several types: who withdraws from a treaty and who withdraws his troops.
    public enum Mode: String, Sendable, CaseIterable {
        case abduct, abuse, accept, acquire, acquit, admit, advise, aerial, allege, annex, apologise, appoint
        case approach, approve, arrest, assassinate, assign, assist, asylum, award, ban, beat, beg, blacklist
        case blackmail, blame, block, blockade, boycott, buy, cancel, care, ceasefire, charge, clash, collude
        case compensate, concern, condole, confiscate, congratulate, convict, coup
        case cutTies = "cut-ties"
        case deathSentence = "death-sentence"
        case declareWar = "declare-war"
        case defend, defraud, defy, demo, denounce
        case denyRecognition = "deny-recognition"
        case destroy, diplomatic, disagree, disapprove, discipline
        case discontinue, dismiss, drill
        case driveOff = "drive-off"
        case dropCase = "drop-case"
        case ease, economic, elect
        case encourage, enforce, escort
        case exchangePrisoners = "exchange-prisoners"
        case exclude, execute, exempt
        case expel, explosives, expose, extradite, fight, fine, firearms, force, freeze, gift, hack
        case handOver = "hand-over"
        case heavyWeapons = "heavy-weapons"
        case honour, hope, host, humanitarian, hunger
        case ignore, impeach, imprison, inspect, insult, interfere, interrogate, interview, intrude, invade
        case invest, investigate, invite, isolate, kill, launch, meet, merge, military
        case nameEnemy = "name-enemy"
        case negotiate, nominate, notify
        case nuclearTest = "nuclear-test"
        case object, order, overthrow, pardon, patrol
        case persuade, phone, pledge, praise, press, propose, prosecute, provoke, pursue, quarrel, question
        case rally, ram, rebel, recognise, reconcile, refuse, relations, release, repel, reprimand, rescue
        case resent, resign, resist, restrict, retaliate, retort, `return`, revoke, riot, rob, search, seize
        case sell, sentence, sexual, share
        case shootDown = "shoot-down"
        case showForce = "show-force"
        case sign, sink, spy
        case strike, sue, summon, supply, suppress, surrender, suspect, suspend, tariff, thank
        case thirdParty = "third-party"
        case torture, troops, `try`, ultimatum, urge, veto, violate, visit
        case walkOut = "walk-out"
        case warn
        case waterCannon = "water-cannon"
        case weapons, withdraw
    }
}
