"""Claims, checked: what market reports state, set against the adverts of the sample."""

import streamlit as st

from mlgap.ui import cache, claim_cards, frame, words

market = frame.market()
claims = cache.claims(market.resources.snapshot.id, market.resources)

st.title("Claims, checked")
st.markdown(
    f"Five market reports state {len(claims)} things. Here each is told in our words and set against "
    f"the adverts in our sample, {words.window_words(claims[0].window)}. The verdicts follow one rule and "
    "are computed; a sample of adverts can bear out what adverts ask and offer, and nothing else."
)
claim_cards.counts(claims)
claim_cards.download(claims)
with st.expander("The rule"):
    st.markdown(words.CLAIM_RULE)

st.header("Claims with a verdict")
drawn = claim_cards.choose_claims(claims)
with st.container(key="claim_list"):
    for checked in drawn:
        claim_cards.claim_card(checked, drawn, claims)

st.header("Forecasts")
st.markdown("What the reports expect. No adverts can bear out a forecast, so none has a verdict.")
claim_cards.without_verdict(claims, "forecast")

with st.expander("Advice in the reports, which is no claim about the market"):
    claim_cards.without_verdict(claims, "content")
