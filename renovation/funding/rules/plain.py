"""Where an aid or a loan stands, in the words of a household, and what it may tell."""

from collections.abc import Mapping

from renovation.funding.rules.states import AidState, LoanState

AID_WORDS: Mapping[AidState, str] = {
    AidState.TO_FILE: "La demande n’est pas encore déposée. Ne signez aucun devis avant.",
    AidState.FILED: "La demande est déposée. L’organisme l’étudie\u00a0: vous n’avez rien à faire.",
    AidState.INCOMPLETE: "L’organisme demande des pièces. Complétez la demande.",
    AidState.GRANTED: "L’aide est accordée. Une fois les travaux faits, demandez le versement.",
    AidState.ADVANCE_ASKED: "Une partie de l’argent est demandée. Vous attendez le versement.",
    AidState.ADVANCE_PAID: "Une partie de l’argent est versée. Demandez le reste après les travaux.",
    AidState.BALANCE_ASKED: "Le reste de l’argent est demandé. Vous attendez le versement.",
    AidState.PAID: "L’aide est versée.",
    AidState.REFUSED: "L’aide est refusée. Votre conseiller peut vous dire quoi faire.",
    AidState.REVERSAL: "L’organisme demande de rendre de l’argent. Parlez-en à votre conseiller avant de payer.",
    AidState.REVERSED: "De l’argent est rendu à l’organisme.",
    AidState.WITHDRAWN: "Cette demande est abandonnée.",
}
LOAN_WORDS: Mapping[LoanState, str] = {
    LoanState.TO_ASK: "Le prêt n’est pas encore demandé.",
    LoanState.ASKED: "Le prêt est demandé. Le prêteur étudie votre demande.",
    LoanState.OFFERED: "Vous avez reçu une offre de prêt. Comparez avant d’accepter.",
    LoanState.ACCEPTED: "L’offre de prêt est acceptée. L’argent viendra avec les travaux.",
    LoanState.RELEASED: "L’argent du prêt est versé.",
    LoanState.CLOSED: "Le prêt est remboursé.",
    LoanState.REFUSED: "Le prêt est refusé. Votre conseiller peut vous dire quoi faire.",
    LoanState.WITHDRAWN: "Ce prêt est abandonné.",
}
TOLD: Mapping[AidState, str] = {
    AidState.FILED: "J’ai envoyé ma demande, ou les pièces demandées",
    AidState.INCOMPLETE: "On me demande des pièces",
    AidState.GRANTED: "L’aide est accordée",
    AidState.ADVANCE_ASKED: "J’ai demandé une partie de l’argent",
    AidState.ADVANCE_PAID: "J’ai reçu une partie de l’argent",
    AidState.BALANCE_ASKED: "J’ai demandé le reste de l’argent",
    AidState.PAID: "J’ai reçu tout l’argent",
    AidState.REFUSED: "L’aide est refusée",
    AidState.REVERSAL: "On me demande de rendre de l’argent",
    AidState.REVERSED: "J’ai rendu l’argent",
    AidState.WITHDRAWN: "J’abandonne cette demande",
}
