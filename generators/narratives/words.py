"""The words that fill a call handler's sentences, by slot; chosen by hand for this project.

They are many because an officer finds an incident again by two or three of them.
"""

from collections.abc import Mapping

__all__ = ["WORDS"]


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split(", "))


WORDS: Mapping[str, tuple[str, ...]] = {
    "colour": _listed(
        "amber, beige, black, blue, bronze, brown, burgundy, charcoal, copper, cream, crimson, dark blue, gold, "
        "green, grey, khaki, lilac, maroon, mustard, navy, olive, orange, pale blue, peach, pink, purple, red, "
        "silver, teal, turquoise, white, yellow"
    ),
    "thing": _listed(
        "accordion, amplifier, angle grinder, backpack, bicycle, binoculars, blowtorch, bracelet, briefcase, "
        "camcorder, camera, catalytic converter, cement mixer, cello, chainsaw, charger, chequebook, cigarettes, "
        "clarinet, coffee machine, coin collection, compressor, copper piping, cufflinks, dehumidifier, diary, "
        "drill, drone, earrings, engagement ring, fishing rods, flute, games console, garden statue, generator, "
        "golf clubs, guitar, hair straighteners, handbag, headphones, heirloom clock, hedge trimmer, holdall, "
        "jewellery box, keyboard, kayak, kettle, ladders, laptop, lawnmower, lead flashing, locket, magnifier, "
        "medals, metal detector, microscope, microwave, mobile phone, monitor, moped, multimeter, nail gun, "
        "necklace, oil painting, ornaments, oxygen cylinder, passport, pendant, perfume, piano stool, power "
        "washer, pressure gauge, prescription, printer, projector, purse, pushchair, quad bike, radiator, razor "
        "blades, rucksack, saddle, satnav, saxophone, scaffold, scooter, screwdriver set, sewing machine, silver "
        "teapot, skateboard, sleeping bag, snowboard, soundbar, spanners, speakers, spirits, stamp album, stereo, "
        "steroids, suitcase, sunglasses, surfboard, tablet, telescope, television, tent, toolbox, trailer, "
        "trombone, trumpet, tumble dryer, typewriter, ukulele, umbrella, vacuum, vase, violin, wallet, washing "
        "line, watch, wedding ring, welding mask, wetsuit, wheelbarrow, wheelchair"
    ),
    "way_in": _listed(
        "rear window, patio door, front door, side gate, garage, cellar hatch, bathroom window, conservatory, "
        "loft, letterbox, skylight, kitchen door, French windows, utility room, cat flap, basement, fire escape, "
        "dormer, shutter, porch, shed roof, bedroom window, fanlight, outhouse, bifold doors"
    ),
    "forced": _listed(
        "forced, smashed, jemmied, drilled, levered, unlocked, kicked, cut with bolt croppers, snapped at the "
        "barrel, removed from its frame, prised, left ajar, hooked open with wire, shattered with a brick, "
        "unscrewed"
    ),
    "clothing": _listed(
        "anorak, apron, balaclava, baseball cap, beanie, blazer, boiler suit, bomber jacket, bucket hat, cardigan, "
        "cargo trousers, corduroys, cycling shorts, denim jacket, dressing gown, duffel coat, dungarees, fleece, "
        "football shirt, gilet, hi-vis vest, hooded top, jeans, joggers, jumper, kilt, leather jacket, leggings, "
        "lumberjack shirt, mackintosh, overalls, overcoat, pantsuit, parka, pinafore, poncho, puffer jacket, "
        "pyjamas, raincoat, rugby shirt, sandals, scarf, school blazer, skirt, sliders, snood, suit, sweatshirt, "
        "tabard, tracksuit, trainers, tunic, waistcoat, wellingtons, windcheater, wool hat"
    ),
    "weapon": _listed(
        "knife, machete, hammer, baseball bat, screwdriver, crowbar, air rifle, bottle, hatchet, kitchen knife, "
        "cosh, knuckleduster, catapult, crossbow, cleaver, BB gun, hockey stick, samurai sword, chisel, metal bar, "
        "Stanley blade, golf club, wheel brace, snooker cue, broken glass, replica pistol"
    ),
    "hurt": _listed(
        "cut to the head, bruised arm, swollen wrist, bleeding nose, broken finger, scratches, no visible hurt, "
        "laceration, concussion, split lip, fractured cheekbone, grazes, dislocated shoulder, black eye, chipped "
        "tooth, bite mark, whiplash, burns, sprained ankle, puncture wound, redness to neck, cracked ribs, "
        "numbness, dizziness"
    ),
    "vehicle": _listed(
        "hatchback, saloon, estate, van, pickup, minibus, motorcycle, tractor, quad bike, lorry, people carrier, "
        "taxi, convertible, campervan, flatbed, caravan, horsebox, coach, skip wagon, tipper, electric scooter, "
        "moped, Transit, Corsa, Focus, Fiesta, Golf, Polo, Astra, Qashqai, Micra, Yaris, Sprinter, Berlingo, Clio, "
        "Megane, Octavia, Passat, Picanto, Sportage, Leaf, Mondeo, Insignia, Vivaro, Land Rover, Mini, Beetle, "
        "Panda, Juke"
    ),
    "vehicle_mark": _listed(
        "roof rack, cracked windscreen, tinted windows, missing hubcap, loud exhaust, dented wing, foreign plates, "
        "taxi sign, ladder on top, bull bars, sticker in rear screen, one headlight, spoiler, alloy wheels, trade "
        "plates, tow bar, flat tyre, cloned plates, learner plates, flashing beacon, sunroof, mismatched door"
    ),
    "noise": _listed(
        "shouting, loud music, fireworks, barking, banging, revving, screaming, smashing glass, singing, drumming, "
        "hammering, karaoke, whistling, wailing, sobbing, thudding, swearing, arguing, alarm sounding, bass "
        "thumping"
    ),
    "odd": _listed(
        "tattoo of a swallow, gold tooth, walking stick, ginger beard, ponytail, pierced eyebrow, limp, stammer, "
        "scar on chin, shaved head, moustache, dreadlocks, hearing aid, plaster cast, eye patch, freckles, "
        "sunburn, missing finger, nose stud, glasses, local accent, Scottish accent, Welsh accent, Scouse accent, "
        "lisp, quiff, hair in bun, curly hair, bald, crutches, teardrop tattoo, birthmark, gloves, face mask, "
        "sideburns, goatee"
    ),
    "build": _listed("slim, stocky, medium, heavy, athletic, thin, tall, short, broad, gangly, muscular, petite, wiry"),
    "age": _listed("teens, early 20s, mid 20s, late 20s, 30s, approx 40, 40s, 50s, 60s, elderly, approx 15, approx 12"),
    "who": _listed("male, female, youth, two males, group, couple, older male, young female, lad, male on a pushbike"),
    "spot": _listed(
        "outside the shops, by the bus stop, behind the flats, in the underpass, on the towpath, by the bins, in "
        "the car park, at the cash machine, by the play area, near the subway, on the footbridge, in the alleyway, "
        "outside the bookmakers, by the garages, at the allotments, near the roundabout, on the bandstand, in the "
        "stairwell, outside the takeaway, by the war memorial, on the roof, by the level crossing, at the taxi "
        "rank, in the churchyard, near the weir, by the substation, outside the launderette, on the verge, at the "
        "recycling point, in the foyer, by the pond, near the scout hut, outside the surgery, on the landing"
    ),
    "kin": _listed(
        "mother, father, brother, sister, neighbour, partner, ex-partner, husband, wife, son, daughter, "
        "stepfather, grandmother, uncle, cousin, landlord, lodger, carer, flatmate, boyfriend, girlfriend, nephew, "
        "colleague"
    ),
    "animal": _listed(
        "Alsatian, bulldog, cattle, cockatiel, deer, ferret, fox, geese, goat, greyhound, heifers, horse, husky, "
        "lurcher, peacock, pigs, pony, python, rottweiler, sheep, spaniel, swan, terrier, tortoise, whippet"
    ),
    "drug": _listed("cannabis, cocaine, crack, heroin, ketamine, MDMA, spice, tablets, nitrous canisters, mamba"),
    "pills": _listed("paracetamol, sertraline, diazepam, codeine, insulin, tramadol, unknown tablets, ibuprofen"),
    "state": _listed(
        "distressed, intoxicated, confused, tearful, aggressive, calm, incoherent, shaken, evasive, hysterical, "
        "unresponsive, apologetic, agitated, frightened, withdrawn, abusive, exhausted, drowsy"
    ),
    "debris": _listed(
        "oil, glass, gravel, fallen branch, mattress, ladder, spilled grain, traffic cones, tyre, fence panel, "
        "bricks, diesel, timber, shopping trolley, scaffolding pole, sandbags, exhaust, manhole cover, flood "
        "water, mud"
    ),
    "trade": _listed(
        "plumber, electrician, roofer, courier, paramedic, cleaner, teacher, bus driver, doorman, security guard, "
        "shop manager, librarian, nurse, postman, window cleaner, warden, barber, student, fitter, cashier, chef, "
        "scaffolder, florist, vicar, social worker, farmer, dog walker, jogger, caretaker, lifeguard, locksmith"
    ),
    "ploy": _listed(
        "bank impersonation, rogue trader, romance scam, courier fraud, cryptocurrency, fake rental, ticket "
        "resale, parcel text, phishing link, lottery letter, investment, pension transfer, cloned card, roof "
        "repairs, computer takeover, doorstep charity, holiday let, counterfeit notes"
    ),
    "place_item": _listed(
        "bus shelter, phone box, fence, wall, garage door, windscreen, wing mirror, shop window, greenhouse, "
        "gravestone, bench, street lamp, playground swing, hedge, lamp post, gatepost, tyres, statue, noticeboard, "
        "ticket machine, postbox, parking meter, flower bed, cricket pavilion, billboard, hanging basket, front "
        "door, bonnet"
    ),
    "agency": _listed(
        "ambulance, fire service, highways, council, social services, housing officer, coroner, gas board, RSPCA, "
        "coastguard, environmental health, probation, out-of-hours team, crisis team, vet, locksmith, coastal "
        "rescue"
    ),
}
"""What may stand in each slot of a sentence."""
