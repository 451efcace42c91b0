# SPDX-License-Identifier: MIT
"""Replies in the shapes of the real services, cut to what matters; figures as USDA SR28 has them."""


def found_nutrient(number, unit, value):
    return {
        "nutrientId": number, "nutrientName": "…", "nutrientNumber": "0", "unitName": unit,
        "derivationCode": "A", "value": value, "foodNutrientId": 1,
    }  # fmt: skip


# SR28 15236, salmon, Atlantic, farmed, raw: vitamin D 11 ug = 441 IU, calcium 9 mg.
SALMON_HIT = {
    "fdcId": 175167,
    "description": "Fish, salmon, Atlantic, farmed, raw",
    "dataType": "SR Legacy",
    "foodCategory": "Finfish and Shellfish Products",
    "score": 700.1,
    "foodNutrients": [
        found_nutrient(1008, "KCAL", 208),
        found_nutrient(1062, "kJ", 871),
        found_nutrient(1114, "UG", 11.0),
        found_nutrient(1110, "IU", 441),
        found_nutrient(1087, "MG", 9),
        found_nutrient(1095, "MG", None),
    ],
    "foodMeasures": [
        {"disseminationText": "3 oz", "gramWeight": 85, "rank": 1, "modifier": ""},
        {"disseminationText": "Quantity not specified", "gramWeight": 150, "rank": 2},
    ],
}
MILK_HIT = {
    "fdcId": 2000001,
    "description": "VITAMIN D MILK",
    "dataType": "Branded",
    "brandOwner": "Some Dairy, Inc.",
    "gtinUpc": "036000291452",
    "servingSize": 240.0,
    "servingSizeUnit": "ml",
    "householdServingFullText": "1 cup",
    "foodNutrients": [found_nutrient(1110, "IU", 42.0), found_nutrient(1087, "G", 0.125)],
    "foodMeasures": [],
}


def page(*hits):
    return {"totalHits": len(hits), "currentPage": 1, "totalPages": 1, "foods": list(hits)}


SALMON = {
    "fdcId": 175167,
    "description": "Fish, salmon, Atlantic, farmed, raw",
    "dataType": "SR Legacy",
    "foodCategory": {"id": 15, "code": "1500", "description": "Finfish and Shellfish Products"},
    "foodNutrients": [
        {"nutrient": {"id": 1114, "number": "328", "unitName": "µg"}, "amount": 11.0},
        {"nutrient": {"id": 1091, "number": "305", "unitName": "mg"}, "amount": 240.0},
        {"nutrient": {"id": 1183, "number": "428", "unitName": "µg"}},
        {"type": "FoodNutrient"},
    ],
    "foodPortions": [
        {
            "gramWeight": 85.0, "amount": 3.0, "modifier": "oz",
            "measureUnit": {"id": 9999, "name": "undetermined"},
        },
        {"gramWeight": 198.0, "amount": 0.5, "modifier": "fillet"},
    ],
}  # fmt: skip

NATTO_CODE = "4006381333931"
NATTO = {
    "code": NATTO_CODE,
    "status": 1,
    "product": {
        "code": NATTO_CODE,
        "product_name": "Natto",
        "brands": "Soy House,Other",
        "quantity": "100 g",
        "serving_size": "1 pack (40 g)",
        "serving_quantity": "40",
        "serving_quantity_unit": "g",
        "nutriments": {
            "energy-kcal_100g": 211,
            "calcium_100g": 0.217,
            "calcium_unit": "mg",
            "calcium_value": 217,
            "vitamin-d_100g": 0.00000125,
            "vitamin-k_100g": 0.0000231,
            "zinc_100g": "",
        },
    },
}


def amount(quantity, unit, serving=2, operator="="):
    return {
        "servingSizeOrder": 1, "servingSizeQuantity": serving, "operator": operator,
        "quantity": quantity, "unit": unit, "dailyValueTargetGroup": [],
        "servingSizeUnit": "Capsule(s)",
    }  # fmt: skip


def row(name, group, quantity, unit, forms=(), *, nested=()):
    return {
        "name": name, "ingredientGroup": group, "quantity": [amount(quantity, unit)],
        "forms": [{"name": form, "ingredientGroup": group} for form in forms],
        "nestedRows": list(nested),
    }  # fmt: skip


def supplement(*rows, name="D3 + K2", brand="Good Brand", **more):
    return {
        "id": 101, "fullName": name, "brandName": brand, "upcSku": "0 36000 29145 2",
        "servingSizes": [
            {
                "order": 1, "minQuantity": 2, "maxQuantity": 2, "minDailyServings": 1,
                "maxDailyServings": 1, "unit": "Capsule(s)",
            }
        ],
        "ingredientRows": list(rows),
        **more,
    }  # fmt: skip


D3 = row("Vitamin D3", "Vitamin D", 5000, "IU", ["Cholecalciferol"])
MK7 = row("Vitamin K2", "Vitamin K", 180, "mcg", ["Menaquinone-7"])
K2_OF_NO_FORM = row("Vitamin K2", "Vitamin K", 180, "mcg")
VITAMIN_C = row("Vitamin C", "Vitamin C", 60, "mg")


def label_hit(number, name="D3 + K2", brand="Good Brand", off_market=0):
    return {
        "_index": "labels", "_type": "_doc", "_id": str(number), "_score": 30.5,
        "_source": {
            "fullName": name, "brandName": brand, "offMarket": off_market,
            "allIngredients": [{"name": "Vitamin D3", "ingredientGroup": "Vitamin D"}],
        },
    }  # fmt: skip


def hits(*found):
    return {"hits": list(found), "stats": {"count": len(found)}}
