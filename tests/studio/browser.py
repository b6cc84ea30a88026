"""An annotator at the real page, for tests: reads steps from standard input, and writes what happened.

It runs in the environment of the server, which has Playwright, and drives the Chromium of the system.
"""

import json
import sys

from playwright.sync_api import sync_playwright

MEASURE = """
([words]) => {
    const text = [...document.querySelectorAll('.lsf-richtext__container, .htx-richtext')][0];
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const place = node.data.indexOf(words);
        if (place < 0) continue;
        const range = document.createRange();
        range.setStart(node, place);
        range.setEnd(node, place + words.length);
        const box = range.getBoundingClientRect();
        return [box.left, box.right, box.top + box.height / 2];
    }
}
"""


class Annotator:
    """Somebody with a browser."""

    def __init__(self, page, url):
        self.page, self.url = page, url
        self.outside, self.dialogs, self.instruction = [], [], ""
        page.on("request", self._asked)
        page.on("dialog", self._dialog)

    def _asked(self, request):
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.outside.append(request.url)

    def _dialog(self, dialog):
        self.dialogs.append(dialog.message)
        dialog.dismiss()

    def log_in(self, email, password):
        self.page.goto(f"{self.url}/user/login/")
        self.page.fill("input[name=email]", email)
        self.page.fill("input[name=password]", password)
        self.page.click("button[type=submit]")
        self.page.wait_for_load_state("networkidle")

    def label(self, project):
        """Open the stream of a project, as the button Label All Tasks does, and read the instruction."""
        self.page.goto(f"{self.url}/projects/{project}/data?labeling=1")
        self.page.wait_for_selector("text=Labeling Instructions", timeout=60_000)
        self.instruction = self.page.inner_text("body")

    def begin(self):
        self.page.keyboard.press("Escape")
        self.page.wait_for_selector(".ad", timeout=60_000)
        self.page.wait_for_timeout(1500)

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
            self.page.wait_for_timeout(300)

    def mark(self, key, words):
        """Press a label's key, select words, and let go of both."""
        self.press(key)
        self.select(words)
        self.press("Escape")

    def select(self, words):
        left, right, height = self.page.evaluate(MEASURE, [words])
        self.page.mouse.move(left + 1, height)
        self.page.mouse.down()
        self.page.mouse.move(right, height, steps=8)
        self.page.mouse.up()
        self.page.wait_for_timeout(500)

    def note(self, text):
        self.page.locator("textarea").click()
        self.page.keyboard.type(text)
        self.press("Shift+Enter")

    def chosen(self):
        """Return how many answers are chosen."""
        return self.page.locator("input[type=radio]:checked").count()

    def marks(self):
        """Return how many marks the page lists."""
        return self.page.locator(".lsf-outliner-item").count()

    def submit(self):
        with self.page.expect_response(lambda got: "/annotations" in got.url and got.request.method == "POST") as got:
            self.page.keyboard.press("Control+Enter")
        assert got.value.ok, got.value.status
        self.page.wait_for_timeout(1500)

    def shoot(self, path):
        self.page.screenshot(path=path)

    def text(self):
        return self.page.locator(".ad").inner_text()

    def title(self):
        return self.page.title()


def main():
    given = json.load(sys.stdin)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=given["chromium"], args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        annotator = Annotator(page, given["url"])
        said = {}
        for name, *arguments in given["steps"]:
            if (result := getattr(annotator, name)(*arguments)) is not None:
                said[name] = result
        said |= {"outside": annotator.outside, "dialogs": annotator.dialogs, "instruction": annotator.instruction}
        browser.close()
    print(json.dumps(said))


if __name__ == "__main__":
    main()
