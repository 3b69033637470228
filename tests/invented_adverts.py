"""Adverts of invented employers, written for the tests."""

ADVERT = """Senior Machine Learning Engineer
Brindlewick Parcels · New York, NY · Hybrid, 2 days in the office
Company: Brindlewick Parcels
$190,000 - $240,000 a year base salary

What you will do
- Train ranking models with PyTorch
- Monitor models for drift

Requirements
- 5+ years of experience with Python
- Docker and Kubernetes in production
- Experience with AWS, GCP or Azure
- Bachelor's degree in computer science
- Strong communication skills

Nice to have
- Apache Flink
- COBOL
"""
SECOND = """Data Scientist
Location: London, United Kingdom
Quillfern Foods looks after the shelves of nine hundred shops.

Requirements
- SQL and Python
- A/B testing
Pay: £60,000 - £70,000 a year
"""
