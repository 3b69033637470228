"""Every skill and tool that the market reports name is found in them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mlgap.skills import find_mentions, load_taxonomy

FOLDER = os.environ.get("MLGAP_RESEARCH_DATA")

NAMED = {
    "report-000": """
        sagemaker vertex-ai docker kubernetes iac terraform kubeflow mlflow python fastapi model-serving
        s3 gcs ci-cd-ml pytorch tensorflow mlops jupyter data-pipelines model-lifecycle model-deployment
        frontend backend clean-code monitoring scalability
    """,
    "report-001": """
        python pytorch tensorflow sql aws deep-learning nlp data-science ai-literacy generative-ai edge-ml
        multimodal quantum-ml fastai git kaggle open-source data-structures-algos
        system-design classical-ml overfitting calculus cnn rnn-lstm model-deployment robotics-av
        retail-domain responsible-ai
    """,
    "report-002": """
        eu-ai-act model-risk fairness-bias model-governance data-residency llm-agents generative-ai
        problem-solving regulatory-compliance mlops responsible-ai machine-learning
    """,
    "report-003": """
        mlops recommender-systems search-ranking fraud-detection retail-domain personalisation time-series
        llm llm-finetuning ci-cd data-lineage rollback monitoring distributed-training feature-store
        online-inference ab-testing drift-detection model-retraining incident-response rag llm-agents
        guardrails llm-evaluation explainability documentation data-security model-governance
        computer-vision defence-domain anomaly-detection security-clearance govcloud pytorch tensorflow
        model-compression docker kubernetes mlflow spark dbt airflow kafka aws gcp azure cert-aws-mls
        prompt-engineering hallucination llm-inference-cost data-pipelines data-labelling model-deployment
        manufacturing-domain finance-domain health-domain ml-platform business-impact ownership finops
        gpu-computing
    """,
    "report-004": """
        python tensorflow pytorch java jupyter git kaggle classical-ml overfitting feature-engineering
        model-evaluation docker kubernetes rest-api grpc model-registry ab-testing canary-release
        online-inference drift-detection model-monitoring prometheus grafana feature-store missing-data
        time-series data-augmentation gradient-boosting clean-code software-testing communication
        continuous-learning adaptability problem-solving linear-algebra calculus ci-cd mlops model-serving
        data-quality phd debugging ownership resource-planning open-source business-impact
    """,
}


@pytest.mark.skipif(FOLDER is None, reason="MLGAP_RESEARCH_DATA names no folder with the market reports")
@pytest.mark.parametrize("report", sorted(NAMED))
def test_every_skill_that_a_report_names_is_found_in_it(report: str) -> None:
    (path,) = Path(FOLDER or "").glob(f"reports/{report}-*.txt")
    taxonomy = load_taxonomy()
    found = {mention.skill_id for mention in find_mentions(path.read_text(encoding="utf-8"), taxonomy)}
    expected = set(NAMED[report].split())
    assert expected <= set(taxonomy.skills)
    assert sorted(expected - found) == []
