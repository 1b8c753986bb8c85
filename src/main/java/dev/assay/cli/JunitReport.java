package dev.assay.cli;

import dev.assay.testgen.Testgen.Finding;
import dev.assay.testgen.Testgen.Generated;
import dev.assay.testgen.Testgen.Skipped;
import java.io.StringWriter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Findings and thresholds as build servers read test results: a finding is a failed case of its
 * method, a method without tests one that was skipped. For one thread.
 */
final class JunitReport {
  private static final String CASE = "testcase";
  private static final String NAME = "name";

  private final XMLStreamWriter xml;

  private JunitReport(XMLStreamWriter xml) {
    this.xml = xml;
  }

  static String of(Generated generated, List<Threshold.Kept> kept) {
    var text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      new JunitReport(xml).write(generated, kept);
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a text in memory cannot fail to be written", e);
    }
    return text.toString();
  }

  private void write(Generated generated, List<Threshold.Kept> kept) throws XMLStreamException {
    long missed = kept.stream().filter(it -> !it.isKept()).count();
    int findings = generated.findings().size();
    int skipped = generated.skipped().size();
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("testsuite");
    attribute(NAME, "assay");
    attribute("tests", Integer.toString(kept.size() + findings + skipped));
    attribute("failures", Long.toString(missed + findings));
    attribute("errors", "0");
    attribute("skipped", Integer.toString(skipped));
    for (Threshold.Kept it : kept) {
      threshold(it);
    }
    for (Finding finding : generated.findings()) {
      finding(finding);
    }
    for (Skipped left : generated.skipped()) {
      skipped(left);
    }
    line(0);
    xml.writeEndElement();
    line(0);
    xml.writeEndDocument();
  }

  private void threshold(Threshold.Kept it) throws XMLStreamException {
    begin("assay.thresholds", it.threshold().measure());
    if (!it.isKept()) {
      failure("threshold", it.text());
    }
    end();
  }

  private void finding(Finding finding) throws XMLStreamException {
    begin("assay.findings", finding.method() + " line " + finding.line());
    failure(finding.kind(), finding.text());
    end();
  }

  private void skipped(Skipped left) throws XMLStreamException {
    begin("assay.skipped", left.method());
    line(4);
    xml.writeEmptyElement("skipped");
    attribute("message", left.code() + ": " + left.reason());
    end();
  }

  private void begin(String type, String name) throws XMLStreamException {
    line(2);
    xml.writeStartElement(CASE);
    attribute("classname", type);
    attribute(NAME, name);
    attribute("time", "0");
  }

  private void failure(String type, String message) throws XMLStreamException {
    line(4);
    xml.writeEmptyElement("failure");
    attribute("type", type);
    attribute("message", message);
  }

  private void end() throws XMLStreamException {
    line(2);
    xml.writeEndElement();
  }

  private void line(int indent) throws XMLStreamException {
    xml.writeCharacters("\n" + " ".repeat(indent));
  }

  // XML has no way to write most control characters, and findings quote the code's own strings.
  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(
        name,
        value.replaceAll(
            "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\uFFFD"));
  }
}
