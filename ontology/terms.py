"""Every IRI of Wayfind as a constant, and the makers of IRIs; knows no RDF library.

A test holds this list equal to ``wayfind.ttl``, in both directions. Names of fact
files are snake_case (``has_target``), IRIs camelCase (``wf:hasTarget``), classes
PascalCase in both.
"""

from __future__ import annotations

from typing import Final

# A placeholder: `.example` is reserved by RFC 2606 until a public address is bought.
BASE: Final = "https://wayfind.example/"
WF: Final = BASE + "ontology#"
CONCEPTS: Final = BASE + "concepts/"
CLAIMS: Final = BASE + "claims/"
SOURCES: Final = BASE + "sources/"
VALUES: Final = BASE + "values/"
ONTOLOGY: Final = BASE + "ontology"

# Classes: what concepts are.
CONCEPT: Final = WF + "Concept"
DISEASE: Final = WF + "Disease"
DISEASE_GROUP: Final = WF + "DiseaseGroup"
BIOMARKER_SUBTYPE: Final = WF + "BiomarkerSubtype"
DISEASE_STAGE: Final = WF + "DiseaseStage"
THERAPY: Final = WF + "Therapy"
THERAPY_CLASS: Final = WF + "TherapyClass"
CELL_THERAPY: Final = WF + "CellTherapy"
CELL_THERAPY_PRODUCT: Final = WF + "CellTherapyProduct"
DRUG: Final = WF + "Drug"
REGIMEN: Final = WF + "Regimen"
PROCEDURE: Final = WF + "Procedure"
SUPPORTIVE_CARE: Final = WF + "SupportiveCare"
INTEGRATIVE_CARE: Final = WF + "IntegrativeCare"
BIOMARKER: Final = WF + "Biomarker"
GENE: Final = WF + "Gene"
ANTIGEN: Final = WF + "Antigen"
PROTEIN: Final = WF + "Protein"
CARBOHYDRATE: Final = WF + "Carbohydrate"
LIPID: Final = WF + "Lipid"
PEPTIDE_MHC: Final = WF + "PeptideMhc"
ALTERATION: Final = WF + "Alteration"
TEST_RESULT: Final = WF + "TestResult"
CELLULAR_LOCATION: Final = WF + "CellularLocation"
MECHANISM: Final = WF + "Mechanism"
MECHANISM_STEP: Final = WF + "MechanismStep"
BARRIER: Final = WF + "Barrier"
STRATEGY: Final = WF + "Strategy"
ADVERSE_EVENT: Final = WF + "AdverseEvent"
SYMPTOM: Final = WF + "Symptom"
MEASURED_SIGN: Final = WF + "MeasuredSign"
RED_FLAG: Final = WF + "RedFlag"
TRIAL: Final = WF + "Trial"
TRIAL_PHASE: Final = WF + "TrialPhase"
TRIAL_STATUS: Final = WF + "TrialStatus"
FINAL_STATUS: Final = WF + "FinalStatus"
REGISTRY: Final = WF + "Registry"
GUIDELINE: Final = WF + "Guideline"
PUBLISHED_LIST: Final = WF + "PublishedList"
SAFETY_PROGRAM: Final = WF + "SafetyProgram"
RESOURCE: Final = WF + "Resource"
TRIAL_FINDER: Final = WF + "TrialFinder"
SERVICE: Final = WF + "Service"
LIFE_EVENT: Final = WF + "LifeEvent"
TERM: Final = WF + "Term"
QUESTION_TO_ASK: Final = WF + "QuestionToAsk"
TRIAL_QUESTION: Final = WF + "TrialQuestion"
MYTH: Final = WF + "Myth"
QUALIFIER_VALUE: Final = WF + "QualifierValue"
JURISDICTION: Final = WF + "Jurisdiction"
FREQUENCY: Final = WF + "Frequency"
APPROVAL_TYPE: Final = WF + "ApprovalType"
HISTOLOGY: Final = WF + "Histology"
EXTENT: Final = WF + "Extent"
STAGE: Final = WF + "Stage"
COURSE: Final = WF + "Course"
RISK: Final = WF + "Risk"
SEVERITY: Final = WF + "Severity"
TIMING: Final = WF + "Timing"
HORMONE_LINE: Final = WF + "HormoneLine"
SEX: Final = WF + "Sex"
MENOPAUSE: Final = WF + "Menopause"
BODY_PART: Final = WF + "BodyPart"
ENDING: Final = WF + "Ending"
PURPOSE: Final = WF + "Purpose"
URGENCY: Final = WF + "Urgency"
SOME_TREATMENT: Final = WF + "SomeTreatment"

# Classes: what is said, and on what it rests.
CLAIM: Final = WF + "Claim"
APPROVAL: Final = WF + "Approval"
STATUS_CLAIM: Final = WF + "StatusClaim"
CITATION: Final = WF + "Citation"
SOURCE: Final = WF + "Source"
LEVEL: Final = WF + "Level"
PREDICATE: Final = WF + "Predicate"
QUALIFIER_KIND: Final = WF + "QualifierKind"
VALUE: Final = WF + "Value"
SEVERAL: Final = WF + "Several"
DIRECTION_VALUE: Final = WF + "DirectionValue"
INHERITANCE: Final = WF + "Inheritance"

# Predicates: what claims say.
IS_A: Final = WF + "isA"
HAS_TARGET: Final = WF + "hasTarget"
RECOGNIZES_AT: Final = WF + "recognizesAt"
LOCATED_IN: Final = WF + "locatedIn"
EXPRESSES: Final = WF + "expresses"
GENE_PRODUCT: Final = WF + "geneProduct"
APPROVED_FOR: Final = WF + "approvedFor"
STANDARD_FOR: Final = WF + "standardFor"
FELL_SHORT_IN: Final = WF + "fellShortIn"
LISTED_FOR: Final = WF + "listedFor"
READ_IN_FULL: Final = WF + "readInFull"
LIST_COVERS: Final = WF + "listCovers"
WORKS_BY: Final = WF + "worksBy"
OWN_STEP: Final = WF + "ownStep"
HAS_STEP: Final = WF + "hasStep"
HAS_BARRIER: Final = WF + "hasBarrier"
CAN_LEAD_TO: Final = WF + "canLeadTo"
ADDRESSES: Final = WF + "addresses"
USES_STRATEGY: Final = WF + "usesStrategy"
CAUSES: Final = WF + "causes"
HAS_SIGN: Final = WF + "hasSign"
DO_NOW: Final = WF + "doNow"
MATTERS_BECAUSE: Final = WF + "mattersBecause"
CALL: Final = WF + "call"
MANAGED_BY: Final = WF + "managedBy"
CARRIES_BOXED_WARNING: Final = WF + "carriesBoxedWarning"
BENEFIT_OUTWEIGHS: Final = WF + "benefitOutweighs"
REQUIRES_PROGRAM: Final = WF + "requiresProgram"
TESTS: Final = WF + "tests"
ENROLLS: Final = WF + "enrolls"
RUNS_IN: Final = WF + "runsIn"
HAS_PHASE: Final = WF + "hasPhase"
HAS_STATUS: Final = WF + "hasStatus"
REPORTED: Final = WF + "reported"
STATED_REASON: Final = WF + "statedReason"
ABOUT: Final = WF + "about"
HAS_URL: Final = WF + "hasUrl"
HAS_PHONE: Final = WF + "hasPhone"
HAS_VERSION: Final = WF + "hasVersion"
TRUTH: Final = WF + "truth"
GLOSS: Final = WF + "gloss"
REQUIRES_MARKER: Final = WF + "requiresMarker"
GIVEN_WITH: Final = WF + "givenWith"
CALLS_FOR: Final = WF + "callsFor"
EFFECTS_COME: Final = WF + "effectsCome"
STOPPED_DEVELOPMENT: Final = WF + "stoppedDevelopment"
TOLERATED_LOSS: Final = WF + "toleratedLoss"
ASIDE: Final = WF + "aside"
DISJOINT_WITH: Final = WF + "disjointWith"
DEFINED_AS: Final = WF + "definedAs"

# Qualifier kinds: each is a property of claims, and a row with a reading order.
QUALIFIER_HISTOLOGY: Final = WF + "qualifierHistology"
QUALIFIER_MARKER: Final = WF + "qualifierMarker"
QUALIFIER_STAGE: Final = WF + "qualifierStage"
QUALIFIER_EXTENT: Final = WF + "qualifierExtent"
QUALIFIER_COURSE: Final = WF + "qualifierCourse"
QUALIFIER_RISK: Final = WF + "qualifierRisk"
QUALIFIER_SEVERITY: Final = WF + "qualifierSeverity"
QUALIFIER_EARLIER_LINES: Final = WF + "qualifierEarlierLines"
QUALIFIER_EARLIER_TREATMENT: Final = WF + "qualifierEarlierTreatment"
QUALIFIER_NO_EARLIER_TREATMENT: Final = WF + "qualifierNoEarlierTreatment"
QUALIFIER_HORMONE_LINE: Final = WF + "qualifierHormoneLine"
QUALIFIER_PURPOSE: Final = WF + "qualifierPurpose"
QUALIFIER_URGENCY: Final = WF + "qualifierUrgency"
QUALIFIER_TIMING: Final = WF + "qualifierTiming"
QUALIFIER_COMBINATION: Final = WF + "qualifierCombination"
QUALIFIER_FOLLOWED_BY: Final = WF + "qualifierFollowedBy"
QUALIFIER_UNSUITABLE: Final = WF + "qualifierUnsuitable"
QUALIFIER_DISEASE: Final = WF + "qualifierDisease"
QUALIFIER_EXCLUDED: Final = WF + "qualifierExcluded"
QUALIFIER_THERAPY: Final = WF + "qualifierTherapy"
QUALIFIER_AGE: Final = WF + "qualifierAge"
QUALIFIER_SEX: Final = WF + "qualifierSex"
QUALIFIER_FREQUENCY: Final = WF + "qualifierFrequency"
QUALIFIER_APPROVAL_TYPE: Final = WF + "qualifierApprovalType"
QUALIFIER_JURISDICTION: Final = WF + "qualifierJurisdiction"
QUALIFIER_REGISTRY: Final = WF + "qualifierRegistry"
QUALIFIER_LIST: Final = WF + "qualifierList"

# Kinds that stand inside others only.
QUALIFIER_CPS: Final = WF + "qualifierCps"
QUALIFIER_TPS: Final = WF + "qualifierTps"
QUALIFIER_TAP: Final = WF + "qualifierTap"
QUALIFIER_IHC: Final = WF + "qualifierIhc"
QUALIFIER_HSCORE: Final = WF + "qualifierHscore"
QUALIFIER_CELLS_PERCENT: Final = WF + "qualifierCellsPercent"
QUALIFIER_MUTATIONS_PER_MEGABASE: Final = WF + "qualifierMutationsPerMegabase"
QUALIFIER_PLACE: Final = WF + "qualifierPlace"
QUALIFIER_SIZE_CM: Final = WF + "qualifierSizeCm"
QUALIFIER_TIMES: Final = WF + "qualifierTimes"
QUALIFIER_WITHIN_MONTHS: Final = WF + "qualifierWithinMonths"
QUALIFIER_OF: Final = WF + "qualifierOf"
QUALIFIER_SINCE_START_OF: Final = WF + "qualifierSinceStartOf"
QUALIFIER_ENDED: Final = WF + "qualifierEnded"
QUALIFIER_WITHIN_WEEKS: Final = WF + "qualifierWithinWeeks"
QUALIFIER_COURSES: Final = WF + "qualifierCourses"
QUALIFIER_YEARS: Final = WF + "qualifierYears"
QUALIFIER_WEEKS: Final = WF + "qualifierWeeks"
QUALIFIER_MENOPAUSE: Final = WF + "qualifierMenopause"

# Levels, strongest first.
LEVEL_REGULATORY: Final = WF + "levelRegulatory"
LEVEL_GUIDELINE: Final = WF + "levelGuideline"
LEVEL_PHASE3: Final = WF + "levelPhase3"
LEVEL_PHASE2: Final = WF + "levelPhase2"
LEVEL_PHASE1: Final = WF + "levelPhase1"
LEVEL_OBSERVATIONAL: Final = WF + "levelObservational"
LEVEL_REGISTRY: Final = WF + "levelRegistry"
LEVEL_REVIEW: Final = WF + "levelReview"
LEVEL_PRECLINICAL: Final = WF + "levelPreclinical"
LEVEL_EXPERT: Final = WF + "levelExpert"
LEVEL_REFERENCE: Final = WF + "levelReference"

# Properties of claims, citations and concepts (rdf:subject, rdf:predicate, rdf:object
# and prov:wasDerivedFrom are taken from their own vocabularies).
DIRECTION: Final = WF + "direction"
VALID_FOR: Final = WF + "validFor"
MAY_CHANGE_AFTER: Final = WF + "mayChangeAfter"
CITES: Final = WF + "cites"
SUPERSEDES: Final = WF + "supersedes"
BECAUSE: Final = WF + "because"
ORDER: Final = WF + "order"
AT: Final = WF + "at"
AT_LEVEL: Final = WF + "level"
AS_OF: Final = WF + "asOf"
AS_OF_FIRST: Final = WF + "asOfFirst"
CHECKED_ON: Final = WF + "checkedOn"
UNDATED: Final = WF + "undated"
READ_BY: Final = WF + "readBy"
REVIEWED_BY: Final = WF + "reviewedBy"
REVIEWED_ON: Final = WF + "reviewedOn"
NARROWS: Final = WF + "narrows"
LEAST: Final = WF + "least"
MOST: Final = WF + "most"
EXCLUDES: Final = WF + "excludes"
PLAIN_GLOSS: Final = WF + "plainGloss"
SHARES_NAME_WITH: Final = WF + "sharesNameWith"

# Values of wf:direction, of wf:validFor where nothing expires, of wf:severalMean, and of inheritance.
SUPPORTS: Final = WF + "supports"
REFUTES: Final = WF + "refutes"
NEVER: Final = WF + "never"
ANY_OF: Final = WF + "anyOf"
ALL_OF: Final = WF + "allOf"
JUST_ONE: Final = WF + "justOne"
DOWN: Final = WF + "down"
FOUND: Final = WF + "found"
TESTED: Final = WF + "tested"

# Properties by which the ontology describes its own predicates, levels and kinds.
OBJECT_KIND: Final = WF + "objectKind"
SUBJECT_INHERITANCE: Final = WF + "subjectInheritance"
OBJECT_INHERITANCE: Final = WF + "objectInheritance"
OPPOSES: Final = WF + "opposes"
DENIED_LABEL: Final = WF + "deniedLabel"
REQUIRES_QUALIFIER: Final = WF + "requiresQualifier"
RESTS_ON: Final = WF + "restsOn"
REQUIRES_CLAIM: Final = WF + "requiresClaim"
CLAIM_CLASS: Final = WF + "claimClass"
RANK: Final = WF + "rank"
READING_ORDER: Final = WF + "readingOrder"
VALUE_CLASS: Final = WF + "valueClass"
MATCHES: Final = WF + "matches"
SEVERAL_MEAN: Final = WF + "severalMean"
INSIDE: Final = WF + "inside"
OF_CASE: Final = WF + "ofCase"
SINGLE: Final = WF + "single"
ADDS_UP: Final = WF + "addsUp"
DENIES: Final = WF + "denies"


def camel_case(name: str) -> str:
    """Return a fact file's name as it stands in an IRI.

    >>> camel_case("read_in_full")
    'readInFull'
    """
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def concept_iri(concept_id: str) -> str:
    """Return the IRI of a concept.

    >>> concept_iri("car-t")
    'https://wayfind.example/concepts/car-t'
    """
    return CONCEPTS + concept_id


def claim_iri(claim_id: str) -> str:
    """Return the IRI of a claim.

    >>> claim_iri("car-t.is_a.t-cell-therapy.0a1b2c")
    'https://wayfind.example/claims/car-t.is_a.t-cell-therapy.0a1b2c'
    """
    return CLAIMS + claim_id


def source_iri(source_id: str) -> str:
    """Return the IRI of a source.

    >>> source_iri("nci-car-t")
    'https://wayfind.example/sources/nci-car-t'
    """
    return SOURCES + source_id


def value_iri(value_id: str) -> str:
    """Return the IRI of a qualifier's value that is more than a concept.

    >>> value_iri("18+")
    'https://wayfind.example/values/18+'
    """
    return VALUES + value_id


def class_iri(class_id: str) -> str:
    """Return the IRI of a class.

    >>> class_iri("CellTherapy") == CELL_THERAPY
    True
    """
    return WF + class_id


def predicate_iri(predicate: str) -> str:
    """Return the IRI of a predicate as fact files name it.

    >>> predicate_iri("has_target") == HAS_TARGET
    True
    """
    return WF + camel_case(predicate)


def qualifier_iri(kind: str) -> str:
    """Return the IRI of the property that carries a kind of qualifier.

    >>> qualifier_iri("earlier_treatment") == QUALIFIER_EARLIER_TREATMENT
    True
    """
    return WF + camel_case(f"qualifier_{kind}")


def level_iri(level: str) -> str:
    """Return the IRI of a level.

    >>> level_iri("phase3") == LEVEL_PHASE3
    True
    """
    return WF + camel_case(f"level_{level}")
