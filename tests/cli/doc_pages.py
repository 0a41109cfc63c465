"""What the pages of documentation show: commands with their output, SQL, Python."""
import dataclasses
import re
import textwrap

PROMPT = "$ "
# What people type: such a block has to have a prompt, and is run.
PROGRAMS = ("unspin", "curl", "cmake", "cp", "datasette", "find", "grep", "jq", "mkdir",
            "parallel", "printf", "python3", "sbatch", "scripts/", "sqlite3", "srun")


@dataclasses.dataclass
class Command:
    line: int  # of the page
    text: str
    output: list  # as shown; "..." stands for lines that are left out


@dataclasses.dataclass
class Block:
    line: int
    lines: list

    def text(self):
        return "\n".join(self.lines)

    def is_sql(self):
        return self.lines[0].startswith(("SELECT ", "WITH "))

    def is_python(self):
        return self.lines[0].startswith(("import ", "from "))

    def is_session(self):
        return any(line.startswith(PROMPT) for line in self.lines)

    def lacks_prompt(self):
        return not self.is_session() and self.lines[0].startswith(
            tuple(name if name.endswith("/") else name + " " for name in PROGRAMS))

    def commands(self):
        commands = []
        continued = False
        for number, line in enumerate(self.lines, self.line):
            if continued:
                commands[-1].text += "\n" + line
            elif line.startswith(PROMPT):
                commands.append(Command(number, line[len(PROMPT):], []))
            elif commands:
                commands[-1].output.append(line)
            continued = line.endswith("\\") and (continued or line.startswith(PROMPT))
        return commands


def blocks_of(page):
    """The code blocks of a page of Markdown: fenced, or set in by four columns."""
    blocks = []
    lines = page.split("\n")
    fenced = False
    for number, line in enumerate(lines, 1):
        begins = number == 1 or not lines[number - 2].strip()
        if re.match(r"\s*```", line):
            fenced = not fenced
            if fenced:
                blocks.append(Block(number + 1, []))
        elif fenced:
            blocks[-1].lines.append(line)
        elif line.startswith("    ") and line.strip():
            goes_on = blocks and blocks[-1].line + len(blocks[-1].lines) == number
            if not goes_on and begins:
                blocks.append(Block(number, []))
                goes_on = True
            if goes_on:
                blocks[-1].lines.append(line)
        elif (not line.strip() and blocks and number < len(lines)
              and blocks[-1].line + len(blocks[-1].lines) == number
              and lines[number].startswith("    ")):
            blocks[-1].lines.append("")
    for block in blocks:
        block.lines = textwrap.dedent(block.text()).split("\n")
    return [block for block in blocks if block.lines != [""]]


def normal(line):
    """Figures change as the program gets better, and columns with them."""
    return re.sub(r"\s+", " ", re.sub(r"\d+", "#", re.sub(r"(?<=\d)[.,](?=\d)", "", line))
                  ).strip()


def shows(expected, printed):
    """Whether the lines of a page are those that were printed."""
    lines = [normal(line) for line in expected]
    pattern = "\n".join(
        r"(.*\n)*?.*" if line == "..." else
        re.escape(line).replace("…", ".*").replace(r"\.\.\.", ".*") for line in lines)
    text = "\n".join(normal(line) for line in printed)
    return re.fullmatch(pattern.strip("\n"), text.strip("\n")) is not None
