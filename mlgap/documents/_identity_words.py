"""Closed word lists that tell a name or a place from a title, an employer or a section heading."""

from __future__ import annotations

from mlgap.documents._words import word_set

SECTION_WORDS = word_set(
    """
    about achievements activities additional advanced affiliations appointments areas awards
    background basics biography career certificates certifications certified competencies contact
    core coursework courses curriculum details education employment engagements expertise experience
    experiences graduate highlights history honors honours info information interests internships
    introduction key languages leadership licenses links objective objectives organizations overview
    page patents personal portfolio professional profile profiles proficiencies programs projects
    publications qualifications references relevant research resume résumé selected skill skills
    soft software statement strengths studies summary talks teaching technical technologies tools
    top training vitae volunteer volunteering work cv lebenslauf updated last
    """
)

ROLE_WORDS = word_set(
    """
    account corporate customer client commercial digital enterprise field global growth regional
    revenue strategic
    administrator advisor ai analyst analytics applied apprentice architect architecture artist
    assistant associate backend bachelor business candidate chief cloud co-founder coach computer
    computing consultant coordinator creative cyber data deep deputy designer devops developer
    director doctor doctoral economist engineer engineering executive expert fellow founder
    freelance freelancer frontend full fullstack full-stack head health infrastructure innovative
    intern junior lead leader learning lecturer machine manager marketing master mathematician mba
    mlops ml nlp officer operations owner phd physicist platform postdoc postdoctoral president
    principal product professor programmer project quantitative quant researcher reliability
    robotics sales science scientist security senior software solutions specialist sr staff
    statistician statistics strategist student support systems teacher technician technologist
    technology trainee tutor university vice vision volunteer web writer
    """
)

EMPLOYER_WORDS = word_set(
    """
    academy agency association bank capital center centre chorale college co company consulting corp
    corporation council department dept division enterprises faculty foundation gmbh group holdings
    hospital inc industries institute international lab laboratories laboratory labs limited llc llp
    logistics ltd ministry nonprofit partners plc pvt sa school services society solutions startup
    store studio studios systems team technologies university ventures
    """
)

COMMON_NAMES_OF_THINGS = word_set(
    """
    ada airflow amazon apache april august austin azure berlin boston cambridge cassandra chance
    chase cruise dallas dell faith flink ford grace haskell hope hudson jasper java jenkins joy
    julia june kafka keras lang london lotus lyon madison mark marvin march marlin math may miles
    morgan oracle oxford page paris pascal pearl perl phoenix power price pytorch python read
    reading rich rose ruby rust sage scala siemens snow spark stan stanford swift sydney torch
    victoria victor virginia washington waters white will young
    adam ray hugo luigi claude bert albert roberta gemma jade carlo monte wilson newton fisher watson cox
    nova felix florence lora cody devin vega iris athena aurora marquez jina gauss bayes markov kalman
    turing lasso ridge nelson tukey poisson falcon orange argo druid feast triton delta max min abe
    adobe bloom star ansible bishop cook cooper baker judge fox wolf law park long short case field hill
    banks brown green black gray grey king knight noble stone summer winter wood rich sharp strong swift
    best better day love story art bell berry bird bush church cross drew gene guy jack jean jimmy
    levi miller mason porter potter robin skye tiger tyler wells west north east south wise worth
    sato lin lee le ai an oh he ng li xu yi bo in on so do no me my we us or as at by is it be to
    """
)
"""Names that are also skills, places, months, employers or plain words: masked only beside the rest."""

TOOL_WORDS = word_set(
    """
    airflow ansible apache aws azure bash big bigquery bitbucket cassandra cent cuda dask data databricks
    dbt django docker elasticsearch excel flask flink fastapi gcp git github gitlab grafana hadoop
    hbase helm hive huggingface java javascript jenkins jupyter kafka keras kinesis kubeflow
    kubernetes langchain linux map mapreduce matlab mlflow mongodb mysql nosql numpy oracle os
    pandas pig postgres postgresql power powerbi prometheus pyspark python pytorch query r rabbitmq
    react redis redshift reduce rust sagemaker scala scikit-learn scipy shell snowflake spark sql
    sqoop streaming tableau tensorflow terraform torch typescript unix vertex
    """
)
"""Words of tools' names: a line made of nothing else names no person."""

COUNTRIES_AND_CITIES = word_set(
    """
    argentina australia austria belgium brazil canada chile china colombia croatia czechia denmark
    egypt england estonia finland france germany deutschland ghana greece hungary india indonesia
    ireland israel italy japan kenya latvia lithuania luxembourg malaysia mexico morocco netherlands
    nigeria norway pakistan peru philippines poland portugal romania russia scotland serbia singapore
    slovakia slovenia spain sweden switzerland taiwan thailand tunisia turkey türkiye uk ukraine
    usa uae vietnam wales bavaria california colorado texas ontario quebec
    amsterdam ankara antwerp athens atlanta bangalore bengaluru barcelona basel beijing bogotá bonn
    bristol brussels bucharest budapest cairo chennai chicago cologne copenhagen delhi denver dresden
    dublin düsseldorf edinburgh eindhoven frankfurt geneva gothenburg hague hamburg hannover helsinki
    hyderabad istanbul jakarta karachi köln krakow kraków lagos leipzig lisbon lucerne madrid
    manchester manila melbourne milan montreal moscow mumbai munich münchen nairobi nuremberg oslo
    philadelphia porto prague pune riga rome rotterdam santiago seattle seoul shanghai sofia
    stockholm stuttgart tallinn tokyo toronto utrecht vancouver vienna vilnius warsaw wien zagreb
    zurich zürich
    """
)
"""Places that are rarely anyone's name: "Munich, Germany" on the first line names no person."""

ALSO_NAMES = word_set("ai page sales sa co core dean head key lead master web summary champion young bin")
"""Words of titles and headings that people are called by too: the words beside them decide."""

ANYONES = (
    ROLE_WORDS
    | SECTION_WORDS
    | EMPLOYER_WORDS
    | TOOL_WORDS
    | COMMON_NAMES_OF_THINGS
    | word_set("hello contact mail office admin support jobs careers hiring people public platform")
)
"""Words of addresses that many have: "hello@", "data@"; where one comes back it tells of nobody."""

REACH_WORDS = word_set(
    """
    mobile cell cellphone phone telephone tel fax home work office email e-mail mail handy mobil telefon
    portable téléphone móvil teléfono telefone telemóvel celular cellulare telefono telefoon mobiel komórka
    linkedin github gitlab twitter website site homepage blog portfolio whatsapp skype telegram kaggle
    """
)
"""Words beside a number or a link that tell what it is, and name nobody."""

NAMES_IN_HEADINGS = word_set("page key")
"""Words of headings that are family names too: "Ewan Page" heads no section."""
