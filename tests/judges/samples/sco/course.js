window.course = {
  "writing": { "decimal": "." },
  "screens": ["welcome", "why"],
  "quiz": {
    "pass": 70,
    "questions": [
      { "id": "q-one", "type": "single", "options": [{ "id": "a", "right": false }, { "id": "b", "right": true }, { "id": "c", "right": false }] },
      { "id": "q-many", "type": "multiple", "options": [{ "id": "a", "right": true }, { "id": "b", "right": false }, { "id": "c", "right": true }] },
      { "id": "q-true", "type": "true-false", "answer": true },
      { "id": "q-match", "type": "matching", "pairs": [{ "id": "m1" }, { "id": "m2" }, { "id": "m3" }] },
      { "id": "q-order", "type": "ordering", "items": [{ "id": "first" }, { "id": "second" }, { "id": "third" }] },
      { "id": "q-number", "type": "numeric", "answer": 12 },
      { "id": "q-word", "type": "short-text", "answer": ["ramp"] },
      { "id": "q-likert", "type": "likert", "options": [{ "id": "1" }, { "id": "2" }, { "id": "3" }] },
      { "id": "q-self", "type": "self-assessment", "options": [{ "id": "1" }, { "id": "2" }] }
    ]
  }
};
