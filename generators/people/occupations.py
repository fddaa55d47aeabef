"""What people do, as records say it: by age, and for adults from what is common.

Occupations and their rough weights are this project's own choice of what is common in Britain; no census was consulted.
"""

import random

from generators.weighted import WeightedChoice

__all__ = ["occupation"]

_COMMON = (
    "Sales assistant|Care assistant|Office clerk|Nurse|Teacher|Warehouse operative|Cleaner|Delivery driver|Labourer|"
    "Teaching assistant|Kitchen assistant|Lorry driver|Factory worker|Shop manager"
)
_LESS_COMMON = (
    "Accountant|Bar staff|Bricklayer|Builder|Bus driver|Carpenter|Chef|Civil servant|Electrician|Engineer|Farm worker|"
    "Hairdresser|Housekeeper|IT technician|Joiner|Mechanic|Minicab driver|Painter and decorator|Plasterer|Plumber|"
    "Receptionist|Roofer|Security guard|Self-employed|Social worker|Solicitor|Takeaway worker|Taxi driver|"
    "Nursery worker|Waiter|Welder|Window cleaner|Beautician|Doctor|Dentist|Fisherman|Florist|Gardener|Graphic designer|"
    "Journalist|Landscape gardener|Musician|Paramedic|Pharmacist|Police officer|Porter|Postal worker|Prison officer|"
    "Refuse collector|Scaffolder|Soldier|Student nurse|Surveyor|Tattooist|Train driver|Tree surgeon|Tyre fitter"
)
_ADULTS: WeightedChoice[str] = WeightedChoice(
    [
        ("", 30.0),
        ("Unemployed", 14.0),
        ("Carer", 2.0),
        ("Homemaker", 3.0),
        *((name, 2.2) for name in _COMMON.split("|")),
        *((name, 0.36) for name in _LESS_COMMON.split("|")),
    ]
)


def occupation(rng: random.Random, years: int) -> str:
    """Draw the occupation of somebody `years` old, nothing where none is recorded."""
    if years < 5:
        return ""
    if years < 16:
        return "Schoolchild"
    if years < 22 and rng.random() < 0.4:
        return "Student"
    if years >= 67 and rng.random() < 0.8:
        return "Retired"
    return _ADULTS.draw(rng)
