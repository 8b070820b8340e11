"""Write small eForms notices for tests: our own, with only what a test is about."""

from dataclasses import dataclass

EXTENSION_OPEN = "<ext:UBLExtensions><ext:UBLExtension><ext:ExtensionContent><efext:EformsExtension>"
EXTENSION_CLOSE = "</efext:EformsExtension></ext:ExtensionContent></ext:UBLExtension></ext:UBLExtensions>"
NAMESPACES = (
    'xmlns="urn:oasis:names:specification:ubl:schema:xsd:ContractNotice-2" '
    'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" '
    'xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" '
    'xmlns:efac="http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1" '
    'xmlns:efbc="http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1" '
    'xmlns:efext="http://data.europa.eu/p27/eforms-ubl-extensions/1" '
    'xmlns:ext="urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2"'
)


@dataclass(frozen=True)
class ABuyer:
    name: str = "Ministerie van Algemene Zaken"
    id: str = "12345678"
    country: str = "NLD"
    legal_type: str = "cga"


def a_notice(  # noqa: PLR0913 - each is one field of a notice, named only by the test that needs it
    *,
    publication: str = "00100001-2024",
    published: str = "2024-03-01Z",
    sdk: str = "eforms-sdk-1.10",
    form: str = "competition",
    procedure: str = "procedure-1",
    notice_id: str = "notice-1",
    version: str = "01",
    buyers: tuple[ABuyer, ...] = (ABuyer(),),
    lots: str | None = None,
    project: str = "",
    extension: str = "",
    body: str = "",
) -> bytes:
    """Return a notice. `project`, `extension` and `body` are XML for the procedure, the result or change, the rest."""
    folder = f"<cbc:ContractFolderID>{procedure}</cbc:ContractFolderID>" if procedure else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<ContractNotice {NAMESPACES}>{EXTENSION_OPEN}{extension}
<efac:Organizations>{"".join(_company(number, buyer) for number, buyer in enumerate(buyers))}</efac:Organizations>
<efac:Publication><efbc:NoticePublicationID schemeName="ojs-notice-id">{publication}</efbc:NoticePublicationID>
<efbc:PublicationDate>{published}</efbc:PublicationDate></efac:Publication>{EXTENSION_CLOSE}
<cbc:CustomizationID>{sdk}</cbc:CustomizationID><cbc:ID schemeName="notice-id">{notice_id}</cbc:ID>{folder}
<cbc:VersionID>{version}</cbc:VersionID><cbc:NoticeTypeCode listName="{form}">x</cbc:NoticeTypeCode>{body}
{"".join(_party(number, buyer) for number, buyer in enumerate(buyers))}
<cac:ProcurementProject><cbc:Name>Nieuwe kantoorstoelen</cbc:Name>
<cbc:ProcurementTypeCode listName="contract-nature">supplies</cbc:ProcurementTypeCode>{project}
</cac:ProcurementProject>{a_lot() if lots is None else lots}</ContractNotice>""".encode()


def a_lot(
    lot_id: str = "LOT-0001", *, project: str = "", terms: str = "", cpv: str = "39112000", kind: str = "Lot"
) -> str:
    """Return a lot (or with `kind="Part"` a part of a planning notice)."""
    return f"""<cac:ProcurementProjectLot><cbc:ID schemeName="{kind}">{lot_id}</cbc:ID>
<cac:TenderingTerms>{terms}</cac:TenderingTerms>
<cac:ProcurementProject><cbc:Name>Perceel {lot_id}</cbc:Name>{project}<cac:MainCommodityClassification>
<cbc:ItemClassificationCode listName="cpv">{cpv}</cbc:ItemClassificationCode></cac:MainCommodityClassification>
</cac:ProcurementProject></cac:ProcurementProjectLot>"""


def criteria(*items: str) -> str:
    """Return the award criteria of a lot, for its `terms`."""
    return f"<cac:AwardingTerms><cac:AwardingCriterion>{''.join(items)}</cac:AwardingCriterion></cac:AwardingTerms>"


def a_criterion(
    kind: str,
    name: str,
    weight: str = "",
    *,
    weight_kind: str = "per-exa",
    weight_list: str = ' listName="number-weight"',
    description: str = "",
) -> str:
    """Return one award criterion."""
    parameter = (
        f"{EXTENSION_OPEN}<efac:AwardCriterionParameter><efbc:ParameterCode{weight_list}>{weight_kind}"
        f"</efbc:ParameterCode><efbc:ParameterNumeric>{weight}</efbc:ParameterNumeric></efac:AwardCriterionParameter>"
        f"{EXTENSION_CLOSE}"
        if weight
        else ""
    )
    type_code = f"<cbc:AwardingCriterionTypeCode>{kind}</cbc:AwardingCriterionTypeCode>" if kind else ""
    return (
        f"<cac:SubordinateAwardingCriterion>{parameter}{type_code}<cbc:Name>{name}</cbc:Name>"
        f"<cbc:Description>{description}</cbc:Description></cac:SubordinateAwardingCriterion>"
    )


def ticks(code_list: str, *codes: str) -> str:
    """Return ticked codes of strategic procurement, for the `project` of a lot."""
    return "".join(
        f'<cac:ProcurementAdditionalType><cbc:ProcurementTypeCode listName="{code_list}">{code}'
        "</cbc:ProcurementTypeCode></cac:ProcurementAdditionalType>"
        for code in codes
    )


def estimated(amount: str, currency: str = "EUR") -> str:
    """Return an estimated value, for a `project`."""
    return (
        f'<cac:RequestedTenderTotal><cbc:EstimatedOverallContractAmount currencyID="{currency}">{amount}'
        "</cbc:EstimatedOverallContractAmount></cac:RequestedTenderTotal>"
    )


def months(number: int | str, unit: str = "MONTH") -> str:
    """Return a duration, for the `project` of a lot."""
    return (
        f'<cac:PlannedPeriod><cbc:DurationMeasure unitCode="{unit}">{number}</cbc:DurationMeasure></cac:PlannedPeriod>'
    )


def renewals(times: str, text: str) -> str:
    """Return renewals, for the `project` of a lot."""
    number = f"<cbc:MaximumNumberNumeric>{times}</cbc:MaximumNumberNumeric>" if times else ""
    return (
        f"<cac:ContractExtension>{number}<cac:Renewal><cac:Period><cbc:Description>{text}</cbc:Description>"
        "</cac:Period></cac:Renewal></cac:ContractExtension>"
    )


def a_result(
    lot_id: str = "LOT-0001", *, value: str = "200000", privacy: str = "", award_date: str = "2024-06-17+02:00"
) -> str:
    """Return the result of a lot with one winner, for the `extension` of a notice."""
    awarded = f"<cbc:AwardDate>{award_date}</cbc:AwardDate>" if award_date else ""
    held_back = (
        f"<efac:FieldsPrivacy><efbc:FieldIdentifierCode>{privacy}</efbc:FieldIdentifierCode></efac:FieldsPrivacy>"
        if privacy
        else ""
    )
    return f"""<efac:NoticeResult><efac:LotResult><cbc:ID>RES-1</cbc:ID>
<cbc:TenderResultCode>selec-w</cbc:TenderResultCode><efac:ReceivedSubmissionsStatistics>
<efbc:StatisticsCode>tenders</efbc:StatisticsCode><efbc:StatisticsNumeric>4</efbc:StatisticsNumeric>
</efac:ReceivedSubmissionsStatistics><efac:TenderLot><cbc:ID>{lot_id}</cbc:ID></efac:TenderLot></efac:LotResult>
<efac:LotTender>{held_back}<cbc:ID>TEN-1</cbc:ID><cac:LegalMonetaryTotal><cbc:PayableAmount currencyID="EUR">{value}
</cbc:PayableAmount></cac:LegalMonetaryTotal><efac:TenderLot><cbc:ID>{lot_id}</cbc:ID></efac:TenderLot></efac:LotTender>
<efac:SettledContract><cbc:ID>CON-1</cbc:ID>{awarded}<cbc:IssueDate>2024-07-01Z</cbc:IssueDate>
<efac:LotTender><cbc:ID>TEN-1</cbc:ID></efac:LotTender></efac:SettledContract></efac:NoticeResult>"""


def changes(name: str) -> str:
    """Return a reference to the notice that this one changes, for the `extension` of a notice."""
    return f"<efac:Changes><efbc:ChangedNoticeIdentifier>{name}</efbc:ChangedNoticeIdentifier></efac:Changes>"


def _company(number: int, buyer: ABuyer) -> str:
    return f"""<efac:Organization><efac:Company><cac:PartyIdentification><cbc:ID>ORG-{number}</cbc:ID>
</cac:PartyIdentification><cac:PartyName><cbc:Name languageID="NLD">{buyer.name}</cbc:Name></cac:PartyName>
<cac:PostalAddress><cac:Country><cbc:IdentificationCode>{buyer.country}</cbc:IdentificationCode></cac:Country>
</cac:PostalAddress><cac:PartyLegalEntity><cbc:CompanyID>{buyer.id}</cbc:CompanyID></cac:PartyLegalEntity>
</efac:Company></efac:Organization>"""


def _party(number: int, buyer: ABuyer) -> str:
    return f"""<cac:ContractingParty><cac:ContractingPartyType>
<cbc:PartyTypeCode listName="buyer-legal-type">{buyer.legal_type}</cbc:PartyTypeCode></cac:ContractingPartyType>
<cac:Party><cac:PartyIdentification><cbc:ID>ORG-{number}</cbc:ID></cac:PartyIdentification></cac:Party>
</cac:ContractingParty>"""
