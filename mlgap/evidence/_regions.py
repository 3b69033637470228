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
    "|wyoming|wisconsin|west virginia|washington|virginia|vermont|utah|texas|tennessee|south dakota"
    "|south carolina|rhode island|pennsylvania|oregon|oklahoma|ohio|north dakota|north carolina|new york"
    "|new mexico|new jersey|new hampshire|nevada|nebraska|montana|missouri|mississippi|minnesota|michigan"
    "|massachusetts|maryland|maine|louisiana|kentucky|kansas|iowa|indiana|illinois|idaho|hawaii|georgia"
    "|florida|delaware|connecticut|colorado|california|arkansas|arizona|alaska|alabama"
    "|ontario|quebec|québec|british columbia|alberta|karnataka|maharashtra|tamil nadu|telangana|bavaria"
)
REGION = re.compile(rf"(?i:{_NAMES})\.?")
