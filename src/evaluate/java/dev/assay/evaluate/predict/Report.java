package dev.assay.evaluate.predict;
final class Report { final Measured m; Report(Measured m){this.m=m;} String text(){return m.observations().size()+" observations\n";} }
