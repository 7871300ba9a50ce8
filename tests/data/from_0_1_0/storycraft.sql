BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE conduct (
	workshop_id VARCHAR(32) NOT NULL, 
	body JSON NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_conduct PRIMARY KEY (workshop_id), 
	CONSTRAINT fk_conduct_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "conduct" VALUES('gHZx0gNn9b6p','{"closed": [], "called_to": "", "calls": 0, "frozen": false, "hidden": false, "gallery": true, "ends": null, "ended": null, "rehearsal": false, "version": 0}',1);
CREATE TABLE contribution (
	workshop_id VARCHAR(32) NOT NULL, 
	id VARCHAR(16) NOT NULL, 
	place INTEGER NOT NULL, 
	group_id VARCHAR(16) NOT NULL, 
	stage VARCHAR(80) NOT NULL, 
	text TEXT NOT NULL, 
	speaker TEXT NOT NULL, 
	language VARCHAR(16) NOT NULL, 
	consent VARCHAR(16) NOT NULL, 
	made VARCHAR(40) NOT NULL, 
	withdrawn BOOLEAN NOT NULL, 
	reason TEXT NOT NULL, 
	token VARCHAR(80), 
	version INTEGER NOT NULL, author VARCHAR(40) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_contribution PRIMARY KEY (workshop_id, id), 
	CONSTRAINT fk_contribution_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE, 
	CONSTRAINT uq_contribution_workshop_id_token UNIQUE (workshop_id, token)
);
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c1',1,'g2','experiences','In March 2024 the big main at Alder Street burst, and within an hour nine of us from four districts were on one call, drawing on the same map.','field engineer','','share','2026-11-28T17:20:12.807305+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c2',2,'g2','experiences','Nobody asked for my grade. I held the phone over the hole and they talked me through the valve.','apprentice','','share','2026-11-28T17:20:12.807308+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c3',3,'g2','experiences','We wrote down what worked the same evening, in the pump house, over cold soup.','','','share','2026-11-28T17:20:12.807310+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c4',4,'g2','experiences','It was the first time that I heard the crews laugh during a burst.','dispatcher','','share','2026-11-28T17:20:12.807311+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c5',5,'g2','expectations','The Thursday call has no agenda: whoever has a strange noise in a pipe plays it to the others.','','','share','2026-11-28T17:20:12.807313+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c6',6,'g2','expectations','Somebody always keeps the notebook. When Alder Street happened, the notebook was already there.','','','share','2026-11-28T17:20:12.807315+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c7',7,'g2','expectations','We visit each other''s sites twice a year, and the host cooks.','field engineer','','share','2026-11-28T17:20:12.807316+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c8',8,'g2','expectations','What is missing: the contractors are not on the call, and they do half of the digging.','','','share','2026-11-28T17:20:12.807319+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c9',9,'g2','inquiry','How does a newcomer find the Thursday call without being told by a friend?','','','share','2026-11-28T17:20:12.807321+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c10',10,'g2','resonates','Somebody has to keep the notebook, and it is never in the job description.','','','share','2026-11-28T17:20:12.807323+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c11',11,'g2','resonates','People come because they are allowed to bring what they do not know.','','','share','2026-11-28T17:20:12.807328+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c12',12,'g2','question','Who keeps the notebook when she retires next year?','','','share','2026-11-28T17:20:12.807330+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c13',13,'g3','experiences','The drought summer: we shared our tankers with the next valley before the contracts allowed it.','planner','','share','2026-11-28T17:20:12.807331+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c14',14,'g3','experiences','I sent one odd sample round, and by lunch three labs had run it again without an order number.','lab technician','','share','2026-11-28T17:20:12.807332+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c15',15,'g3','experiences','We met in the canteen of the Marl works every second Tuesday and never took minutes.','','','share','2026-11-28T17:20:12.807333+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c16',16,'g3','expectations','Our director came once, listened, and left us the room for good. That was all the support we needed.','','','share','2026-11-28T17:20:12.807334+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c17',17,'g3','expectations','My line manager counts the exchange as working time; two of us have to take it off their lunch.','planner','','share','2026-11-28T17:20:12.807335+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c18',18,'g3','expectations','Not everyone thinks this is harmless: sharing tankers early could have cost somebody the job.','lab technician','','share','2026-11-28T17:20:12.807337+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c19',19,'g3','expectations','What makes the business comfortable is that problems come up early and cheaply.','','','share','2026-11-28T17:20:12.807338+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c20',20,'g3','resonates','A room that is simply there does more than a programme.','','','share','2026-11-28T17:20:12.807339+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c21',21,'g3','resonates','People come because they can say what they do not know.','','','share','2026-11-28T17:20:12.807342+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c22',22,'g3','new','Sharing before the contract allows it: we had never said aloud that this is how it works.','','','share','2026-11-28T17:20:12.807343+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c23',23,'g3','question','Do we want the contractors in the room, or does that change what can be said?','','','share','2026-11-28T17:20:12.807344+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c24',24,'g4','experiences','For years we were two voices on a radio. Then the day crew left us a thermos and a question on the board.','night operator','','share','2026-11-28T17:20:12.807346+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c25',25,'g4','experiences','The question board beside the control desk: day asks, night answers, and the other way round.','','','share','2026-11-28T17:20:12.807347+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c26',26,'g4','experiences','In winter the board had forty answers in a week, and I learned the names of the day people.','night operator','','share','2026-11-28T17:20:12.807348+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c27',27,'g4','expectations','I stayed in this job because of the board. Nowhere else did anybody answer me at four in the morning.','control room trainee','','share','2026-11-28T17:20:12.807349+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c28',28,'g4','expectations','We repaired the ozone unit with an answer from a woman whom none of us has ever met.','','','share','2026-11-28T17:20:12.807350+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c29',29,'g4','expectations','What is missing: nobody from the night shift has ever been at a site visit, they are always by day.','','','share','2026-11-28T17:20:12.807351+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c30',30,'g4','inquiry','What would a community look like that starts from the night shift?','','','share','2026-11-28T17:20:12.807352+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c31',31,'g4','resonates','You learn the names of people through their answers.','','','share','2026-11-28T17:20:12.807355+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c32',32,'g4','resonates','The notebook and the board are the same thing: a place where what we know stays.','','','share','2026-11-28T17:20:12.807356+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c33',33,'g4','new','A community of practice can work without ever meeting.','','','share','2026-11-28T17:20:12.807357+00:00',0,'',NULL,1,'');
INSERT INTO "contribution" VALUES('gHZx0gNn9b6p','c34',34,'g4','question','Could one site visit a year be held at night?','','','share','2026-11-28T17:20:12.807359+00:00',0,'',NULL,1,'');
CREATE TABLE contribution_history (
	workshop_id VARCHAR(32) NOT NULL, 
	id VARCHAR(16) NOT NULL, 
	version INTEGER NOT NULL, 
	body JSON NOT NULL, 
	CONSTRAINT pk_contribution_history PRIMARY KEY (workshop_id, id, version), 
	CONSTRAINT fk_contribution_history_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
CREATE TABLE draft (
	id VARCHAR(32) NOT NULL, 
	workshop_id VARCHAR(32) NOT NULL, 
	group_id VARCHAR(16) NOT NULL, 
	weave_id VARCHAR(32) NOT NULL, 
	telling VARCHAR(80) NOT NULL, 
	title TEXT NOT NULL, 
	language VARCHAR(16) NOT NULL, 
	frame JSON NOT NULL, 
	paragraphs JSON NOT NULL, 
	left_out JSON NOT NULL, 
	provenance JSON NOT NULL, 
	incomplete BOOLEAN NOT NULL, 
	final BOOLEAN NOT NULL, 
	made VARCHAR(40) NOT NULL, 
	revision INTEGER NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_draft PRIMARY KEY (id), 
	CONSTRAINT fk_draft_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "draft" VALUES('rE3s9zqmfWod','gHZx0gNn9b6p','g2','13b25b96b1d64e57a1a97517e8470e34','plain','Pump house table','en','{"entries": [{"element": "who", "text": "", "contribution_ids": [], "question": "", "proposed": false, "waived": false}, {"element": "where", "text": "", "contribution_ids": [], "question": "", "proposed": false, "waived": false}, {"element": "when", "text": "", "contribution_ids": [], "question": "", "proposed": false, "waived": false}, {"element": "what", "text": "", "contribution_ids": [], "question": "", "proposed": false, "waived": false}, {"element": "how", "text": "", "contribution_ids": [], "question": "", "proposed": false, "waived": false}, {"element": "why", "text": "", "contribution_ids": [], "question": "", "proposed": false, "waived": false}], "version": 0}','[[{"text": "*open: who was there, in which roles?*", "cites": []}, {"text": "*open: where did it happen?*", "cites": []}, {"text": "*open: when did it happen, or when did it start?*", "cites": []}, {"text": "*open: what happened?*", "cites": []}], [{"text": "*open: how are the common threads woven together?*", "cites": []}], [{"text": "It begins like this, from the Pump house table (field engineer): \u201cIn March 2024 the big main at Alder Street burst, and within an hour nine of us from four districts were on one call, drawing on the same map.\u201d", "cites": ["c1"]}, {"text": "An apprentice: \u201cNobody asked for my grade. I held the phone over the hole and they talked me through the valve.\u201d", "cites": ["c2"]}, {"text": "\u201cWe wrote down what worked the same evening, in the pump house, over cold soup.\u201d", "cites": ["c3"]}, {"text": "A dispatcher: \u201cIt was the first time that I heard the crews laugh during a burst.\u201d", "cites": ["c4"]}], [{"text": "\u201cThe Thursday call has no agenda: whoever has a strange noise in a pipe plays it to the others.\u201d", "cites": ["c5"]}, {"text": "And: \u201cSomebody always keeps the notebook. When Alder Street happened, the notebook was already there.\u201d", "cites": ["c6"]}, {"text": "A field engineer: \u201cWe visit each other''s sites twice a year, and the host cooks.\u201d", "cites": ["c7"]}], [{"text": "What resonates: \u201cSomebody has to keep the notebook, and it is never in the job description.\u201d", "cites": ["c10"]}, {"text": "\u201cPeople come because they are allowed to bring what they do not know.\u201d", "cites": ["c11"]}], [{"text": "*open: why does it matter to the people in it?*", "cites": []}], [{"text": "The other side of it: \u201cWhat is missing: the contractors are not on the call, and they do half of the digging.\u201d", "cites": ["c8"]}], [{"text": "Still a question: \u201cHow does a newcomer find the Thursday call without being told by a friend?\u201d", "cites": ["c9"]}, {"text": "And: \u201cWho keeps the notebook when she retires next year?\u201d", "cites": ["c12"]}]]','[]','{"weaver": "quotes", "model": "", "host": "", "prompt": "", "parameters": "length=medium", "seed": 1622734231, "prompt_tokens": null, "reply_tokens": null, "seconds": 0.064}',0,0,'2026-11-28T17:20:14.015466+00:00',1,1);
INSERT INTO "draft" VALUES('ZQU2txB4AJ_x','gHZx0gNn9b6p','g2','13b25b96b1d64e57a1a97517e8470e34','letter','Pump house table','en','{"entries": [{"element": "who", "text": "", "contribution_ids": [], "question": "", "proposed": false, "waived": false}, {"element": "where", "text": "", "contribution_ids": [], "question": "", "proposed": false, "waived": false}, {"element": "when", "text": "", "contribution_ids": [], "question": "", "proposed": false, "waived": false}, {"element": "what", "text": "", "contribution_ids": [], "question": "", "proposed": false, "waived": false}, {"element": "how", "text": "", "contribution_ids": [], "question": "", "proposed": false, "waived": false}, {"element": "why", "text": "", "contribution_ids": [], "question": "", "proposed": false, "waived": false}], "version": 0}','[[{"text": "Dear colleague,", "cites": []}], [{"text": "*open: who was there, in which roles?*", "cites": []}, {"text": "*open: where did it happen?*", "cites": []}, {"text": "*open: when did it happen, or when did it start?*", "cites": []}, {"text": "*open: what happened?*", "cites": []}], [{"text": "It begins like this, from the Pump house table (field engineer): \u201cIn March 2024 the big main at Alder Street burst, and within an hour nine of us from four districts were on one call, drawing on the same map.\u201d", "cites": ["c1"]}, {"text": "An apprentice: \u201cNobody asked for my grade. I held the phone over the hole and they talked me through the valve.\u201d", "cites": ["c2"]}, {"text": "\u201cWe wrote down what worked the same evening, in the pump house, over cold soup.\u201d", "cites": ["c3"]}, {"text": "A dispatcher: \u201cIt was the first time that I heard the crews laugh during a burst.\u201d", "cites": ["c4"]}], [{"text": "\u201cThe Thursday call has no agenda: whoever has a strange noise in a pipe plays it to the others.\u201d", "cites": ["c5"]}, {"text": "And: \u201cSomebody always keeps the notebook. When Alder Street happened, the notebook was already there.\u201d", "cites": ["c6"]}, {"text": "A field engineer: \u201cWe visit each other''s sites twice a year, and the host cooks.\u201d", "cites": ["c7"]}], [{"text": "*open: how are the common threads woven together?*", "cites": []}], [{"text": "The other side of it: \u201cWhat is missing: the contractors are not on the call, and they do half of the digging.\u201d", "cites": ["c8"]}], [{"text": "What resonates: \u201cSomebody has to keep the notebook, and it is never in the job description.\u201d", "cites": ["c10"]}, {"text": "Also: \u201cPeople come because they are allowed to bring what they do not know.\u201d", "cites": ["c11"]}], [{"text": "*open: why does it matter to the people in it?*", "cites": []}], [{"text": "Still a question: \u201cHow does a newcomer find the Thursday call without being told by a friend?\u201d", "cites": ["c9"]}, {"text": "And: \u201cWho keeps the notebook when she retires next year?\u201d", "cites": ["c12"]}], [{"text": "With that, the word is yours.", "cites": []}]]','[]','{"weaver": "quotes", "model": "", "host": "", "prompt": "", "parameters": "length=medium", "seed": 1622734231, "prompt_tokens": null, "reply_tokens": null, "seconds": 0.008}',0,1,'2026-11-28T17:20:14.039724+00:00',1,2);
CREATE TABLE event (
	workshop_id VARCHAR(32) NOT NULL, 
	revision INTEGER NOT NULL, 
	made VARCHAR(40) NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	about TEXT NOT NULL, 
	CONSTRAINT pk_event PRIMARY KEY (workshop_id, revision), 
	CONSTRAINT fk_event_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "event" VALUES('gHZx0gNn9b6p',1,'2026-11-28T17:20:12.738845+00:00','group added','');
INSERT INTO "event" VALUES('gHZx0gNn9b6p',2,'2026-11-28T17:20:12.746509+00:00','group added','');
INSERT INTO "event" VALUES('gHZx0gNn9b6p',3,'2026-11-28T17:20:12.750541+00:00','group changed','g2');
INSERT INTO "event" VALUES('gHZx0gNn9b6p',4,'2026-11-28T17:20:12.754332+00:00','group added','');
INSERT INTO "event" VALUES('gHZx0gNn9b6p',5,'2026-11-28T17:20:12.788307+00:00','group changed','g3');
INSERT INTO "event" VALUES('gHZx0gNn9b6p',6,'2026-11-28T17:20:12.796753+00:00','group added','');
INSERT INTO "event" VALUES('gHZx0gNn9b6p',7,'2026-11-28T17:20:12.801433+00:00','group changed','g4');
INSERT INTO "event" VALUES('gHZx0gNn9b6p',8,'2026-11-28T17:20:12.807135+00:00','points imported','');
INSERT INTO "event" VALUES('gHZx0gNn9b6p',9,'2026-11-28T17:20:12.823163+00:00','x','');
INSERT INTO "event" VALUES('gHZx0gNn9b6p',10,'2026-11-28T17:20:12.936440+00:00','weave ordered','g2');
INSERT INTO "event" VALUES('gHZx0gNn9b6p',11,'2026-11-28T17:20:13.941460+00:00','weave weaving','g2');
INSERT INTO "event" VALUES('gHZx0gNn9b6p',12,'2026-11-28T17:20:14.013484+00:00','draft added','g2');
INSERT INTO "event" VALUES('gHZx0gNn9b6p',14,'2026-11-28T17:20:14.026415+00:00','weave weaving','g2');
INSERT INTO "event" VALUES('gHZx0gNn9b6p',15,'2026-11-28T17:20:14.038603+00:00','draft added','g2');
INSERT INTO "event" VALUES('gHZx0gNn9b6p',16,'2026-11-28T17:20:14.043028+00:00','weave done','g2');
INSERT INTO "event" VALUES('gHZx0gNn9b6p',17,'2026-11-28T17:20:14.109535+00:00','story accepted','ZQU2txB4AJ_x');
CREATE TABLE frame (
	workshop_id VARCHAR(32) NOT NULL, 
	group_id VARCHAR(16) NOT NULL, 
	body JSON NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_frame PRIMARY KEY (workshop_id, group_id), 
	CONSTRAINT fk_frame_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
CREATE TABLE model_call (
	id INTEGER NOT NULL, 
	workshop_id VARCHAR(32) NOT NULL, 
	body JSON NOT NULL, 
	CONSTRAINT pk_model_call PRIMARY KEY (id), 
	CONSTRAINT fk_model_call_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
CREATE TABLE overrule (
	id INTEGER NOT NULL, 
	draft_id VARCHAR(32) NOT NULL, 
	sentence TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	author TEXT NOT NULL, 
	CONSTRAINT pk_overrule PRIMARY KEY (id), 
	CONSTRAINT fk_overrule_draft_id FOREIGN KEY(draft_id) REFERENCES draft (id) ON DELETE CASCADE
);
CREATE TABLE revision (
	draft_id VARCHAR(32) NOT NULL, 
	number INTEGER NOT NULL, 
	parent INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	paragraphs JSON NOT NULL, 
	author TEXT NOT NULL, 
	made VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_revision PRIMARY KEY (draft_id, number), 
	CONSTRAINT fk_revision_draft_id FOREIGN KEY(draft_id) REFERENCES draft (id) ON DELETE CASCADE
);
INSERT INTO "revision" VALUES('rE3s9zqmfWod',1,0,'Pump house table','[[{"text": "*open: who was there, in which roles?*", "cites": []}, {"text": "*open: where did it happen?*", "cites": []}, {"text": "*open: when did it happen, or when did it start?*", "cites": []}, {"text": "*open: what happened?*", "cites": []}], [{"text": "*open: how are the common threads woven together?*", "cites": []}], [{"text": "It begins like this, from the Pump house table (field engineer): \u201cIn March 2024 the big main at Alder Street burst, and within an hour nine of us from four districts were on one call, drawing on the same map.\u201d", "cites": ["c1"]}, {"text": "An apprentice: \u201cNobody asked for my grade. I held the phone over the hole and they talked me through the valve.\u201d", "cites": ["c2"]}, {"text": "\u201cWe wrote down what worked the same evening, in the pump house, over cold soup.\u201d", "cites": ["c3"]}, {"text": "A dispatcher: \u201cIt was the first time that I heard the crews laugh during a burst.\u201d", "cites": ["c4"]}], [{"text": "\u201cThe Thursday call has no agenda: whoever has a strange noise in a pipe plays it to the others.\u201d", "cites": ["c5"]}, {"text": "And: \u201cSomebody always keeps the notebook. When Alder Street happened, the notebook was already there.\u201d", "cites": ["c6"]}, {"text": "A field engineer: \u201cWe visit each other''s sites twice a year, and the host cooks.\u201d", "cites": ["c7"]}], [{"text": "What resonates: \u201cSomebody has to keep the notebook, and it is never in the job description.\u201d", "cites": ["c10"]}, {"text": "\u201cPeople come because they are allowed to bring what they do not know.\u201d", "cites": ["c11"]}], [{"text": "*open: why does it matter to the people in it?*", "cites": []}], [{"text": "The other side of it: \u201cWhat is missing: the contractors are not on the call, and they do half of the digging.\u201d", "cites": ["c8"]}], [{"text": "Still a question: \u201cHow does a newcomer find the Thursday call without being told by a friend?\u201d", "cites": ["c9"]}, {"text": "And: \u201cWho keeps the notebook when she retires next year?\u201d", "cites": ["c12"]}]]','quotes','2026-11-28T17:20:14.017342+00:00');
INSERT INTO "revision" VALUES('ZQU2txB4AJ_x',1,0,'Pump house table','[[{"text": "Dear colleague,", "cites": []}], [{"text": "*open: who was there, in which roles?*", "cites": []}, {"text": "*open: where did it happen?*", "cites": []}, {"text": "*open: when did it happen, or when did it start?*", "cites": []}, {"text": "*open: what happened?*", "cites": []}], [{"text": "It begins like this, from the Pump house table (field engineer): \u201cIn March 2024 the big main at Alder Street burst, and within an hour nine of us from four districts were on one call, drawing on the same map.\u201d", "cites": ["c1"]}, {"text": "An apprentice: \u201cNobody asked for my grade. I held the phone over the hole and they talked me through the valve.\u201d", "cites": ["c2"]}, {"text": "\u201cWe wrote down what worked the same evening, in the pump house, over cold soup.\u201d", "cites": ["c3"]}, {"text": "A dispatcher: \u201cIt was the first time that I heard the crews laugh during a burst.\u201d", "cites": ["c4"]}], [{"text": "\u201cThe Thursday call has no agenda: whoever has a strange noise in a pipe plays it to the others.\u201d", "cites": ["c5"]}, {"text": "And: \u201cSomebody always keeps the notebook. When Alder Street happened, the notebook was already there.\u201d", "cites": ["c6"]}, {"text": "A field engineer: \u201cWe visit each other''s sites twice a year, and the host cooks.\u201d", "cites": ["c7"]}], [{"text": "*open: how are the common threads woven together?*", "cites": []}], [{"text": "The other side of it: \u201cWhat is missing: the contractors are not on the call, and they do half of the digging.\u201d", "cites": ["c8"]}], [{"text": "What resonates: \u201cSomebody has to keep the notebook, and it is never in the job description.\u201d", "cites": ["c10"]}, {"text": "Also: \u201cPeople come because they are allowed to bring what they do not know.\u201d", "cites": ["c11"]}], [{"text": "*open: why does it matter to the people in it?*", "cites": []}], [{"text": "Still a question: \u201cHow does a newcomer find the Thursday call without being told by a friend?\u201d", "cites": ["c9"]}, {"text": "And: \u201cWho keeps the notebook when she retires next year?\u201d", "cites": ["c12"]}], [{"text": "With that, the word is yours.", "cites": []}]]','quotes','2026-11-28T17:20:14.040423+00:00');
CREATE TABLE screen (
	process VARCHAR(40) NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	workshop_id VARCHAR(32) NOT NULL, 
	group_id VARCHAR(16) NOT NULL, 
	role VARCHAR(16) NOT NULL, 
	seen VARCHAR(40) NOT NULL, 
	CONSTRAINT pk_screen PRIMARY KEY (process, id), 
	CONSTRAINT fk_screen_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
CREATE TABLE thread (
	workshop_id VARCHAR(32) NOT NULL, 
	id VARCHAR(16) NOT NULL, 
	place INTEGER NOT NULL, 
	group_id VARCHAR(16) NOT NULL, 
	lane VARCHAR(16) NOT NULL, 
	title TEXT NOT NULL, 
	statement TEXT NOT NULL, 
	contribution_ids JSON NOT NULL, 
	accepted BOOLEAN NOT NULL, 
	version INTEGER NOT NULL, 
	CONSTRAINT pk_thread PRIMARY KEY (workshop_id, id), 
	CONSTRAINT fk_thread_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
CREATE TABLE typing (
	workshop_id VARCHAR(32) NOT NULL, 
	owner VARCHAR(80) NOT NULL, 
	field VARCHAR(120) NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_typing PRIMARY KEY (workshop_id, owner, field), 
	CONSTRAINT fk_typing_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
CREATE TABLE weave (
	id VARCHAR(32) NOT NULL, 
	workshop_id VARCHAR(32) NOT NULL, 
	group_id VARCHAR(16) NOT NULL, 
	tellings JSON NOT NULL, 
	weaver VARCHAR(16) NOT NULL, 
	length VARCHAR(16) NOT NULL, 
	state VARCHAR(16) NOT NULL, 
	finished INTEGER NOT NULL, 
	doing TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	partial TEXT NOT NULL, 
	seed INTEGER NOT NULL, 
	made VARCHAR(40) NOT NULL, language VARCHAR(16) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_weave PRIMARY KEY (id), 
	CONSTRAINT fk_weave_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE
);
INSERT INTO "weave" VALUES('13b25b96b1d64e57a1a97517e8470e34','gHZx0gNn9b6p','g2','["plain", "letter"]','quotes','medium','done',2,'','','',1622734231,'2026-11-28T17:20:12.938508+00:00','');
CREATE TABLE working_group (
	workshop_id VARCHAR(32) NOT NULL, 
	id VARCHAR(16) NOT NULL, 
	place INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	folded_name TEXT NOT NULL, 
	question VARCHAR(80) NOT NULL, 
	key_generation INTEGER NOT NULL, 
	version INTEGER NOT NULL, opened_by VARCHAR(40) DEFAULT '' NOT NULL, merged_into VARCHAR(16) DEFAULT '' NOT NULL, revision INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_working_group PRIMARY KEY (workshop_id, id), 
	CONSTRAINT fk_working_group_workshop_id FOREIGN KEY(workshop_id) REFERENCES workshop (id) ON DELETE CASCADE, 
	CONSTRAINT uq_working_group_workshop_id_folded_name UNIQUE (workshop_id, folded_name)
);
INSERT INTO "working_group" VALUES('gHZx0gNn9b6p','g1',1,'The room','the room','',0,1,'','',0);
INSERT INTO "working_group" VALUES('gHZx0gNn9b6p','g2',2,'Pump house table','pump house table','practices',0,2,'','',13);
INSERT INTO "working_group" VALUES('gHZx0gNn9b6p','g3',3,'Valley table','valley table','environment',0,2,'','',0);
INSERT INTO "working_group" VALUES('gHZx0gNn9b6p','g4',4,'Night shift table','night shift table','impact',0,2,'','',0);
CREATE TABLE workshop (
	id VARCHAR(32) NOT NULL, 
	title TEXT NOT NULL, 
	format VARCHAR(80) NOT NULL, 
	language VARCHAR(16) NOT NULL, 
	made VARCHAR(40) NOT NULL, 
	revision INTEGER NOT NULL, 
	join_hash VARCHAR(64) NOT NULL, 
	join_generation INTEGER NOT NULL, 
	facilitator_generation INTEGER NOT NULL, 
	groups_made INTEGER NOT NULL, 
	contributions_made INTEGER NOT NULL, 
	threads_made INTEGER NOT NULL, 
	version INTEGER NOT NULL, shared_revision INTEGER DEFAULT '0' NOT NULL, model_host TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_workshop PRIMARY KEY (id), 
	CONSTRAINT uq_workshop_join_hash UNIQUE (join_hash)
);
INSERT INTO "workshop" VALUES('gHZx0gNn9b6p','Water keepers'' exchange, autumn gathering','communities-of-practice','en','2026-11-28T17:20:12.736442+00:00',17,'62c26e1801e58a869b41f7073eeda4f13edea76cb8315fc4ef819ed9d6d14619',0,0,4,34,0,1,17,'');
CREATE INDEX ix_draft_workshop_id ON draft (workshop_id);
CREATE UNIQUE INDEX uq_draft_weave_id_telling ON draft (weave_id, telling) WHERE weave_id != '';
CREATE INDEX ix_model_call_workshop_id ON model_call (workshop_id);
CREATE INDEX ix_weave_workshop_id ON weave (workshop_id);
CREATE INDEX ix_overrule_draft_id ON overrule (draft_id);
CREATE INDEX ix_screen_workshop_id ON screen (workshop_id);
COMMIT;
