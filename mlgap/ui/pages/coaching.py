"""Coaching: the talks with one client, kept in a file of the coach's own and nowhere else."""

import streamlit as st

from mlgap.ui import coaching, frame

st.title("Coaching")
desk = frame.desk()

if desk is None:
    st.markdown(
        "For coaches: notes, a target and agreed steps beside a client's CV, and what changed since the last "
        "talk. It all goes into a file that you keep. There is no account and no database."
    )
    frame.begin_coaching()
else:
    coaching.keep(desk, frame.new_client)
    if desk.held is None:
        with st.container(border=True, key="client_cv"):
            st.header("The client's CV of today")
            st.caption("You can also go on without it.")
            frame.give_cv()
    st.header("Target")
    coaching.target(desk)
    talk, steps = st.columns(2, gap="large")
    with talk:
        st.header("Notes")
        coaching.notes(desk)
    with steps:
        st.header("Agreed steps")
        coaching.agreed(desk)
        with st.expander("One step more", icon=":material/add:", expanded=not desk.client.session.agreed):
            coaching.new_step(desk)
    st.header("Before and after")
    coaching.change(desk)
    st.header("For the client")
    coaching.give(desk)
