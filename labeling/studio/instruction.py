"""What annotators are told before they begin."""

# Label Studio shows paragraphs and lists without any space or bullet, so that both are written out.
SHARED = (
    "You read public ads, one after another, and say what the text shows. "
    "Phone numbers, e-mails and links are covered by ████.",
    "<b>A flag is a lead and never a finding.</b> You judge the text and no person. A person checks before anything is "
    "done; nobody is accused because of your answer.",
    "• Answer each question from this text alone. Do not look up the ad, the advertiser or a contact.<br>"
    "• Where the text says too little, choose <b>cannot tell</b>. It is a full answer. Do not guess.<br>"
    "• You may mark the words that decided it: press a label's key, then select the words.<br>"
    "• Origin, religion, gender and the kind of work are never a sign by themselves.",
)
BLIND = ("These ads come without any suggestion. Please do not talk about an ad before all have answered it.",)
ASSISTED = (
    "Here, rules or a model filled in a suggestion. It is often wrong. Read the text first, and change or delete what "
    "you do not agree with: what you submit is your answer.",
)
CARE = (
    "<b>You may skip any ad</b> (Ctrl+Space) and need not say why; somebody else gets it. Take a break every 45 "
    "minutes or sooner, stop for the day when it gets too much, and talk to your lead when something stays with you.",
    "If an ad points to a danger that cannot wait, do not act on your own: tell your lead at once.",
    "Submit with Ctrl+Enter, a note first with Shift+Enter; the other keys stand beside each answer and label. Work "
    "through the button <b>Label All Tasks</b>, which shows you no answers of others, and change only your own.",
)


def instruction(*, blind: bool) -> str:
    """Return the instruction as HTML."""
    return "<br><br>".join((*SHARED, *(BLIND if blind else ASSISTED), *CARE))
