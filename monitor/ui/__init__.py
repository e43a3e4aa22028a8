"""The only room that knows Streamlit, Altair and folium."""
