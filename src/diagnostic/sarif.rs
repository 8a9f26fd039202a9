//! The report for code scanning: SARIF 2.1.0, the exchange format of the OASIS for such results.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use crate::diagnostic::runner::silent_json;
use crate::diagnostic::{Diagnostic, Findings, Level, Rule};

/// What need not be escaped in the path of an address, beside letters and digits.
const PATH: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// Stands for the folder that paths begin at, which no report knows: this name is the one that GitHub takes.
const ROOT: &str = "%SRCROOT%";

/// One log of one run, with every rule that there is and every fault in the order of the report. Paths are
/// those from the top of the observatory behind `base`, the path from the top of the repository to it with
/// a final `/`, or empty. Ends with a line end.
pub fn sarif<'r>(
    findings: &Findings,
    rules: impl IntoIterator<Item = &'r Rule>,
    base: &str,
) -> String {
    let rules: Vec<&Rule> = rules.into_iter().collect();
    let log = Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: "observatory",
                    version: env!("CARGO_PKG_VERSION"),
                    rules: rules.iter().map(|rule| descriptor(rule)).collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results: findings
                .iter()
                .map(|found| result(found, &rules, base))
                .collect(),
        }],
    };
    let text = serde_json::to_string_pretty(&log).expect("strings and numbers are valid JSON");
    let mut text = silent_json(&text);
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Log<'a> {
    #[serde(rename = "$schema")]
    schema: &'a str,
    version: &'a str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool<'a>,
    column_kind: &'a str,
    results: Vec<Outcome<'a>>,
}

#[derive(Serialize)]
struct Tool<'a> {
    driver: Driver<'a>,
}

#[derive(Serialize)]
struct Driver<'a> {
    name: &'a str,
    version: &'a str,
    rules: Vec<Descriptor<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor<'a> {
    id: &'a str,
    short_description: Message,
    full_description: Message,
    help: Help<'a>,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
struct Help<'a> {
    text: String,
    markdown: &'a str,
}

#[derive(Serialize)]
struct Configuration {
    level: Level,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: Level,
    message: Message,
    locations: [Location; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    uri_base_id: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

fn descriptor(rule: &Rule) -> Descriptor<'_> {
    let says = rule.section("What it says");
    let first = says
        .split_once(". ")
        .map_or(says.clone(), |(first, _)| format!("{first}."));
    Descriptor {
        id: rule.code,
        short_description: Message { text: first },
        full_description: Message { text: says },
        help: Help {
            text: rule.section("How to mend it"),
            markdown: rule.page,
        },
        default_configuration: Configuration { level: rule.level },
    }
}

fn result<'a>(found: &'a Diagnostic, rules: &[&Rule], base: &str) -> Outcome<'a> {
    let start = found.source.position(found.span.start);
    let end = found.source.position(found.span.end);
    let path = format!("{base}{}", found.source.path());
    Outcome {
        rule_id: found.rule.code,
        rule_index: rules.iter().position(|rule| *rule == found.rule),
        level: found.level(),
        message: Message {
            text: no_link(&format!("{}\nhelp: {}", found.message, found.help)),
        },
        locations: [Location {
            physical_location: Physical {
                artifact_location: Artifact {
                    uri: utf8_percent_encode(&path, PATH).to_string(),
                    uri_base_id: ROOT,
                },
                region: Region {
                    start_line: start.line,
                    start_column: start.column,
                    end_line: end.line,
                    end_column: end.column,
                },
            },
        }],
    }
}

/// In a message `[words](address)` is a link, even where it is quoted from a file.
fn no_link(text: &str) -> String {
    text.replace("](", "]\\u{28}")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::sarif;
    use crate::diagnostic::{Diagnostic, Findings, Level, Rule, SourceText};

    static RULE: Rule = Rule {
        code: "example",
        level: Level::Warning,
        page: "# example\n\nA warning.\n\n## What it says\n\nIt is\nwrong. It matters.\n\n## Why\n\nx\n\n\
               ## How to mend it\n\nMend\nit.\n",
    };

    #[test]
    fn a_log_is_told_whole() {
        let source = Arc::new(SourceText::new("a b/ü#1.md", "é😀x\ny"));
        let mut findings = Findings::default();
        let message = "see [x](http://y) ##[z]";
        findings.push(Diagnostic::new(&RULE, &source, 6..9, message, "do"));
        let log = sarif(&findings, [&RULE], "our/");
        let results = log.split_once("\"columnKind\"").expect("a run").1;
        assert_eq!(
            results,
            r###": "unicodeCodePoints",
      "results": [
        {
          "ruleId": "example",
          "ruleIndex": 0,
          "level": "warning",
          "message": {
            "text": "see [x]\\u{28}http://y) ##\u005bz]\nhelp: do"
          },
          "locations": [
            {
              "physicalLocation": {
                "artifactLocation": {
                  "uri": "our/a%20b/%C3%BC%231.md",
                  "uriBaseId": "%SRCROOT%"
                },
                "region": {
                  "startLine": 1,
                  "startColumn": 3,
                  "endLine": 2,
                  "endColumn": 2
                }
              }
            }
          ]
        }
      ]
    }
  ]
}
"###
        );
        let read: serde_json::Value = serde_json::from_str(&log).expect("it is JSON");
        let driver = &read["runs"][0]["tool"]["driver"];
        assert_eq!(driver["name"], "observatory");
        assert_eq!(driver["version"], env!("CARGO_PKG_VERSION"));
        assert_eq!(
            driver["rules"],
            serde_json::json!([{
                "id": "example",
                "shortDescription": { "text": "It is wrong." },
                "fullDescription": { "text": "It is wrong. It matters." },
                "help": { "text": "Mend it.", "markdown": RULE.page },
                "defaultConfiguration": { "level": "warning" },
            }])
        );
    }
}
