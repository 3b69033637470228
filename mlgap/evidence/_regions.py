"""Names of countries and of states of the United States, as places of work are written."""

from __future__ import annotations

import re

_NAMES = (
    "usa|u\\.s\\.a\\.?|u\\.s\\.|us|united states(?: of america)?|uk|u\\.k\\.|united kingdom|england|scotland"
    "|wales|northern ireland|ireland|germany|deutschland|france|spain|italy|portugal|(?:the )?netherlands"
    "|belgium|luxembourg|switzerland|austria|poland|czech republic|czechia|slovakia|hungary|romania|bulgaria"
    "|serbia|croatia|slovenia|greece|turkey|türkiye|ukraine|russia|estonia|latvia|lithuania|finland|sweden"
    "|norway|denmark|iceland|israel|uae|united arab emirates|saudi arabia|qatar|egypt|morocco|tunisia|nigeria"
    "|kenya|ghana|south africa|india|pakistan|bangladesh|sri lanka|nepal|china|hong kong|taiwan|japan"
    "|(?:south |s\\. ?)?korea|singapore|malaysia|indonesia|thailand|vietnam|philippines|australia|new zealand"
    "|canada|mexico|brazil|argentina|chile|colombia|peru|uruguay"
    "|alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho"
    "|illinois|indiana|iowa|kansas|kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota"
    "|mississippi|missouri|montana|nebraska|nevada|new hampshire|new jersey|new mexico|new york"
    "|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota"
    "|tennessee|texas|utah|vermont|virginia|washington|west virginia|wisconsin|wyoming"
    "|ontario|quebec|québec|british columbia|alberta|karnataka|maharashtra|tamil nadu|telangana|bavaria"
)
REGION = re.compile(rf"(?i:{_NAMES})\.?")
