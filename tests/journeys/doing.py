"""What somebody does on a page before it is looked at, by the name that a `Sight` gives it."""

from __future__ import annotations

from playwright.sync_api import Page


def send(page: Page) -> None:
    """Send the page's own form empty, past what the browser would check: the server says what is missing."""
    page.evaluate(
        """() => {
          const form = [...document.querySelectorAll("main form[method=post]")].find((one) =>
            one.querySelector("input:not([type=hidden], [type=radio]), textarea"));
          form.noValidate = true;
          const frame = form.closest("details");
          if (frame) frame.open = true;
          for (const field of form.querySelectorAll("input, textarea")) {
            if (["text", "email", "password"].includes(field.type) || field.matches("textarea")) field.value = "";
          }
          form.requestSubmit(form.querySelector("button[type=submit]"));
        }"""
    )
    page.locator("main .errorlist, main .notice, main .summary-of-errors").first.wait_for()


def send_an_old_form(page: Page) -> None:
    page.evaluate(
        "document.querySelectorAll('[name=csrfmiddlewaretoken]').forEach((field) => field.value = '')"
    )
    with page.expect_navigation():
        page.evaluate("document.querySelector('main form').noValidate = true")
        page.locator("main form button").first.click()


def stop_the_letters(page: Page) -> None:
    """Once: whoever has looked at the page before in another variant has stopped them already."""
    button = page.locator("main form button")
    if button.count():
        with page.expect_navigation():
            button.click()


def open_a_menu(page: Page) -> None:
    page.locator(".post [data-menu] summary").first.click()


def open_everything(page: Page) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach((one) => one.open = true)")


def open_the_poll(page: Page) -> None:
    page.evaluate("document.querySelectorAll('.poll details').forEach((one) => one.open = true)")


DOES = {
    "send": send,
    "send an old form": send_an_old_form,
    "open a menu": open_a_menu,
    "stop": stop_the_letters,
    "open everything": open_everything,
    "open the poll": open_the_poll,
}
