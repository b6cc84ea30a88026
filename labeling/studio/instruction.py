"""What annotators are told before they begin."""

SHARED = """
<p>You read public ads, one after another, and say what the text shows. Phone numbers, e-mails and links are covered
by ████.</p>
<p><b>A flag is a lead and never a finding.</b> You judge the text and no person. Nobody is named, contacted or accused
because of your answer alone; a person checks before anything is done.</p>
<ul>
<li>Answer each question from this text alone. Do not search for the ad, the advertiser or a contact.</li>
<li>Where the text gives you too little, choose <b>cannot tell</b>. It is a full answer. Do not guess.</li>
<li>Mark the words that decided it: press a label's key, then select the words. Marks are optional.</li>
<li>Origin, religion, gender and the kind of work are never a sign by themselves.</li>
</ul>
"""
BLIND = "<p>These ads come without any suggestion. Please do not talk about an ad before all have answered it.</p>"
ASSISTED = (
    "<p>Here, rules or a model have filled in a suggestion. It is often wrong. Read the text first, and change or "
    "delete whatever you do not agree with: only what you submit counts.</p>"
)
CARE = """
<p><b>You may skip any ad</b> (Ctrl+Space) and need not say why; somebody else gets it. Take a break at least every
45 minutes, and stop for the day when it gets too much. Talk to your lead when something stays with you.</p>
<p>If an ad points to a danger that cannot wait, do not act on your own: tell your lead at once.</p>
<p>Submit: Ctrl+Enter. Keys stand beside each answer and label. Work through the button <b>Label All Tasks</b>:
it shows you no answers of others.</p>
"""


def instruction(*, blind: bool) -> str:
    """Return the instruction as HTML."""
    return f"{SHARED}{BLIND if blind else ASSISTED}{CARE}".strip()
