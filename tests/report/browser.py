"""Chromium without a window, for tests of the HTML report."""

import os
import shutil
import sys

NOT_TESTED = 77  # What ctest takes for a skipped test.


def skip(why):
    print(f"NOT TESTED: {why}", file=sys.stderr)
    sys.exit(NOT_TESTED)


try:
    from selenium import webdriver
except ImportError as missing:
    skip(f"{missing} (install python3-selenium)")

CHROMIUM = shutil.which("chromium")
DRIVER = shutil.which("chromedriver")
if not CHROMIUM or not DRIVER:
    skip("no chromium and chromedriver (install chromium-driver)")


def start(width=1400, height=1000):
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    arguments = ["--headless=new", f"--window-size={width},{height}", "--disable-dev-shm-usage", "--hide-scrollbars"]
    if os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium's needs another user than root.
    for argument in arguments:
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    service = webdriver.chrome.service.Service(DRIVER)
    return webdriver.Chrome(options=options, service=service)


def emulate(browser, **features):
    """emulate(browser, prefers_color_scheme="dark"); with nothing, the default again."""
    told = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": told})


def narrow(browser, width):
    """A telephone's screen; 0 for the window's again."""
    if width:
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": True})
    else:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def complaints(browser):
    """What the browser's console says, since the last call."""
    return [entry["message"] for entry in browser.get_log("browser")]
